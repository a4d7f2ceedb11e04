"""How exports call the columns of technology installs, as data vendors deliver them."""

from tradewind.project.recognising.vocabulary.interface import Names, Vocabulary

VOCABULARY = Vocabulary(
    table="technologies",
    nouns=("technology", "tech", "install", "technographic"),
    columns={
        "account_id": Names(
            0.7,
            "accountid companyid account accountname company companyname customerid "
            "organizationid domain companydomain website",
        ),
        "product": Names(
            3,
            "technology technologyname tech techname software softwarename tool toolname "
            "webtechnology installedproduct technologie tecnologia",
            plain="product productname vendorproduct",
        ),
        "category": Names(
            0.5,
            "category technologycategory productcategory techcategory softwarecategory "
            "technologytype kategorie categorie categoria",
        ),
        "first_seen_at": Names(
            2,
            "firstseenat firstseen firstseendate firstdetected firstdetectedat firstdetecteddate "
            "firstindexed installdate installedat firstverified detectedat",
        ),
        "last_seen_at": Names(
            2,
            "lastseenat lastseen lastseendate lastdetected lastdetectedat lastdetecteddate "
            "lastindexed lastverified removedat uninstalldate",
        ),
    },
    needs=(frozenset({"account_id"}), frozenset({"product"})),
    important=("account_id", "product", "category", "first_seen_at", "last_seen_at"),
    against={
        "opportunityid": 4,
        "dealid": 4,
        "dealstage": 4,
        "stage": 3,
        "stagename": 4,
        "closedate": 3,
        "amount": 2,
        "quantity": 2,
        "price": 3,
        "unitprice": 3,
        "salesprice": 3,
        "orderid": 3,
        "invoicenumber": 3,
        "email": 2,
    },
)

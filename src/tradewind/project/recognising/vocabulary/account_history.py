"""How exports call the columns of account history: snapshots and slowly changing dimensions.

Sources:
    dbt Labs, "Snapshot meta-fields", dbt documentation: dbt_valid_from and dbt_valid_to.
    Kimball and Ross, The Data Warehouse Toolkit, third edition (2013), chapter 5, "Type 2: Add
    New Row": row effective date and row expiration date.
"""

from tradewind.project.recognising.vocabulary.interface import Names, Vocabulary

VOCABULARY = Vocabulary(
    table="account_history",
    nouns=("history", "snapshot", "version"),
    columns={
        "account_id": Names(
            0.7,
            "accountid companyid account company customerid organizationid firmid clientid "
            "accountkey companykey",
            plain="id recordid",
        ),
        "valid_from": Names(
            4,
            "validfrom dbtvalidfrom effectivefrom effectivedate roweffectivedate startdate "
            "validsince snapshotdate versionfrom gultigab valablede validodesde",
        ),
        "valid_to": Names(
            4,
            "validto dbtvalidto validuntil effectiveto effectiveuntil expirationdate "
            "rowexpirationdate enddate versionto gultigbis valablejusqua validohasta",
        ),
    },
    needs=(frozenset({"account_id"}), frozenset({"valid_from"})),
    important=("account_id", "valid_from", "valid_to"),
    against={
        "opportunityid": 4,
        "dealid": 4,
        "contractid": 4,
        "subscriptionid": 4,
        "product": 3,
        "email": 2,
    },
)

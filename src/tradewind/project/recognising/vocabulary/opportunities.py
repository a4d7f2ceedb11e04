"""How exports call the columns of opportunities (deals).

Sources:
    Salesforce, "Opportunity", Salesforce Field Reference Guide.
    HubSpot, default deal properties, developer documentation.
    Microsoft, "Opportunity table/entity reference", Dynamics 365 Sales.
    Salesforce, "Multi-Currency Terminology" (CurrencyIsoCode), Salesforce Help.
"""

from tradewind.project.recognising.vocabulary.interface import Names, Vocabulary

VOCABULARY = Vocabulary(
    table="opportunities",
    nouns=("opportunity", "deal", "opp", "pipeline"),
    columns={
        "opportunity_id": Names(
            3,
            "opportunityid oppid dealid donotmodifyopportunity opportunityidcasesafe "
            "opportunitynumber dealnumber",
            plain="id recordid hsobjectid uuid guid key",
        ),
        "account_id": Names(
            0.7,
            "accountid companyid associatedcompanyids associatedcompanyid account accountname "
            "company companyname associatedcompany potentialcustomer parentaccountid customerid "
            "customer customername client clientname organization organizationid organizationname "
            "parentaccount kunde firma",
        ),
        "opened_at": Names(
            0.7,
            "openedat opendate opened openedon engagedate createddate createdate createdat "
            "createdon created datecreated startdate hscreatedate erstelltam",
        ),
        "closed_at": Names(
            2,
            "closedat actualclosedate closedate closeddate closed closedon wondate datewon "
            "closingdate estimatedclosedate estclosedate expectedclosedate abschlussdatum "
            "datedecloture fechadecierre",
        ),
        "outcome": Names(
            2.5,
            "outcome dealoutcome opportunityresult result dealstage stagename stage salesstage "
            "opportunitystage dealstatus opportunitystatus verkaufsphase etape etapa",
            weak="status statecode state statuscode phase",
        ),
        "amount": Names(
            2,
            "amount dealamount closevalue dealvalue opportunityamount contractvalue acv tcv "
            "estimatedacv annualcontractvalue dealsize opportunityamountusd arr mrr betrag montant "
            "importe monto actualvalue actualrevenue estimatedvalue estrevenue",
            weak="value revenue",
        ),
        "currency": Names(
            0.3,
            "currencyisocode isocurrencycode dealcurrencycode currencycode opportunitycurrency "
            "dealcurrency amountcurrency currency transactioncurrency transactioncurrencyid "
            "devise wahrung waehrung moneda valuta moeda waluta",
        ),
        "kind": Names(
            0.5,
            "dealtype opportunitytype dealkind businesstype newexisting",
            weak="type kind",
        ),
        "owner": Names(
            0.5,
            "opportunityowner dealowner owner ownername salesagent salesrep salesperson rep "
            "accountexecutive hubspotownerid ownerid proprietaire propietario",
        ),
    },
    needs=(
        frozenset({"outcome", "closed_at"}),
        frozenset({"opportunity_id", "amount", "outcome"}),
    ),
    important=("opportunity_id", "account_id", "outcome", "opened_at", "closed_at", "amount"),
    against={
        "numberofemployees": 2,
        "companydomainname": 3,
        "lifecyclestage": 2,
        "firstname": 3,
        "lastname": 3,
        "jobtitle": 3,
        "activitytype": 2,
        "eventtype": 2,
        "sessionid": 3,
        "touchid": 3,
    },
)

"""How exports call the columns of accounts.

Sources:
    Salesforce, "Account", Salesforce Field Reference Guide (labels and API names).
    HubSpot, "Companies" and the default company properties, developer documentation.
    Microsoft, "Account table/entity reference", Dynamics 365 Sales developer reference; the
    hidden first columns of its Excel exports are named "(Do Not Modify) …".
"""

from tradewind.project.recognising.vocabulary.interface import Names, Vocabulary

VOCABULARY = Vocabulary(
    table="accounts",
    nouns=("account", "company", "organization", "organisation", "firm", "customer", "client"),
    columns={
        "account_id": Names(
            1.5,
            "accountid account18digitid accountidcasesafe companyid donotmodifyaccount orgid "
            "organizationid organisationid firmid clientid customerid accountkey companykey "
            "accountnumber companynumber customernumber kundennummer firmenid kundenid",
            plain="id recordid hsobjectid uuid guid key",
            weak="symbol ticker isin lei duns crn companyregistrationnumber siren",
        ),
        "name": Names(
            1.5,
            "accountname companyname account company organization organisation organizationname "
            "organisationname firm firmname business businessname legalname clientname customer "
            "customername client employer firma firmenname unternehmen entreprise societe "
            "raisonsociale empresa compania",
            plain="name",
        ),
        "domain": Names(
            2,
            "domain companydomainname companydomain emaildomain primarydomain websitedomain "
            "website websiteurl companywebsite url web homepage webaddress webseite internetseite "
            "siteweb paginaweb sitioweb",
            weak="site link webpage",
        ),
        "country": Names(
            1,
            "billingcountry country countryregion address1country address1countryregion "
            "companycountry hqcountry headquarterscountry countryname shippingcountry "
            "mailingcountry nation land pays pais billingcountrycode countrycode",
            weak="region location officelocation headquarters hq geography geo territory market",
        ),
        "city": Names(
            0.5,
            "billingcity city address1city companycity hqcity headquarterscity town shippingcity "
            "mailingcity stadt ort ville ciudad",
        ),
        "phone": Names(
            0.5,
            "phone phonenumber mainphone companyphone telephone telephone1 telefon telefono",
        ),
        "aliases": Names(
            0.5,
            "aliases alias aka alsoknownas alternatenames othernames tradingname tradestyle dba "
            "legalname",
        ),
        "other_domains": Names(
            0.5, "otherdomains additionaldomains hsadditionaldomains alternatedomains emaildomains"
        ),
        "industry": Names(
            2,
            "industry industryname primaryindustry industrycode sector sectorname industrysector "
            "vertical industryvertical branche wirtschaftszweig industrie secteur "
            "secteurdactivite industria",
            weak="industrygroup businesssegment segment naics sic",
            hints="industry sector",
        ),
        "employees": Names(
            2.5,
            "employees numberofemployees noofemployees numemployees nemployees employeecount "
            "employeescount totalemployees headcount staff staffcount fte ftes companysize "
            "workforce mitarbeiter mitarbeiterzahl anzahlmitarbeiter beschaftigte effectif "
            "nombredemployes empleados numerodeempleados",
            weak="size",
            hints="employees employee headcount staff",
        ),
        "revenue": Names(
            2.5,
            "annualrevenue revenue revenues annualrevenues companyrevenue yearlyrevenue turnover "
            "annualturnover sales annualsales umsatz jahresumsatz chiffredaffaires ca "
            "facturacion ingresos ingresosanuales",
            hints="revenue turnover umsatz",
        ),
        "founded_year": Names(
            2,
            "foundedyear yearfounded founded yearstarted yearestablished established "
            "establishedyear foundingyear incorporationyear grundungsjahr anneedecreation "
            "anodefundacion",
            hints="founded established",
        ),
        "parent_id": Names(
            1.5,
            "parentid parentaccountid parentaccount hsparentcompanyid parentcompanyid "
            "parentcompany subsidiaryof parent ownedby ultimateparentid ultimateparentaccountid "
            "muttergesellschaft societemere empresamatriz",
        ),
        "owner": Names(
            0.7,
            "accountowner companyowner owner ownername accountmanager accountexecutive salesrep "
            "salesagent salesperson rep kundenbetreuer kontoinhaber proprietaire propietario "
            "hubspotownerid ownerid accountownerid ownerrepid",
        ),
        "is_customer": Names(
            0.7,
            "iscustomer customerflag isclient activecustomer currentcustomer iscurrentcustomer "
            "existingcustomer kunde",
        ),
        "created_at": Names(
            0.3,
            "createdat createddate createdate createdon created datecreated creationdate "
            "creationtime entereddate dateadded addedon hscreatedate erstelltam "
            "datedecreation fechadecreacion",
        ),
        "last_activity_at": Names(
            0.5,
            "lastactivityat lastactivitydate lastactivity noteslastupdated "
            "lastengagementdate lasttouch lasttouchdate lastcontacted lastcontactedon "
            "noteslastcontacted lastinteraction letzteaktivitat",
        ),
    },
    needs=(
        frozenset({"account_id", "name", "domain"}),
        frozenset({"name", "domain", "industry", "employees", "revenue", "founded_year"}),
    ),
    important=("account_id", "name", "domain", "country", "industry", "employees", "revenue"),
    against={
        "validfrom": 4,
        "validto": 4,
        "dbtvalidfrom": 4,
        "dbtvalidto": 4,
        "firstname": 3,
        "lastname": 3,
        "fullname": 2,
        "jobtitle": 3,
        "title": 2,
        "contactid": 2,
        "leadid": 3,
        "contactname": 2,
        "email": 1,
        "emailaddress": 2,
        "opportunityid": 4,
        "opportunityname": 4,
        "dealid": 4,
        "dealname": 4,
        "dealstage": 4,
        "stagename": 4,
        "stage": 3,
        "closedate": 2,
        "invoicenumber": 3,
        "orderid": 3,
        "unitprice": 3,
        "salesprice": 3,
    },
)

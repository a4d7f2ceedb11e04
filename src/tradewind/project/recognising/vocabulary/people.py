"""How exports call the columns of people: leads and contacts.

Sources:
    Salesforce, "Contact" and "Lead", Salesforce Field Reference Guide.
    HubSpot, default contact properties, developer documentation.
    Microsoft, "Contact" and "Lead table/entity reference", Dynamics 365 Sales.
"""

from tradewind.project.recognising.vocabulary.interface import Names, Vocabulary

VOCABULARY = Vocabulary(
    table="people",
    nouns=("person", "contact", "lead", "user", "member"),
    columns={
        "person_id": Names(
            2,
            "personid contactid leadid peopleid prospectid mqlid userid memberid "
            "donotmodifycontact donotmodifylead contactidcasesafe leadidcasesafe hscontactid vid",
            plain="id recordid hsobjectid objectid uuid guid key",
        ),
        "account_id": Names(
            0.7,
            "accountid companyid associatedcompanyid associatedcompanyids convertedaccountid "
            "orgid organizationid parentcustomerid parentaccountid customerid",
        ),
        "name": Names(
            2,
            "fullname personname contactname leadname contactfullname ansprechpartner "
            "vollstandigername nomcomplet nombrecompleto",
            plain="name",
        ),
        "email": Names(
            2.5,
            "email emailaddress emailaddress1 workemail businessemail primaryemail mail "
            "contactemail emailadresse courriel correo correoelectronico adressemail",
        ),
        "company_name": Names(
            0.7,
            "company companyname accountname account organization organisation organizationname "
            "employer associatedcompany associatedcompanies parentcustomerid "
            "companyasentered firma unternehmen entreprise societe empresa",
        ),
        "website": Names(
            0.3,
            "website companywebsite websiteurl websiteaddress companydomain companyurl homepage",
        ),
        "country": Names(
            0.3,
            "mailingcountry country countryregion address1country address1countryregion "
            "ipcountry billingcountry countrycode land pays pais",
        ),
        "city": Names(
            0.3,
            "mailingcity city address1city ipcity billingcity town stadt ort ville ciudad",
        ),
        "phone": Names(
            0.3,
            "phone phonenumber mobilephone mobilephonenumber businessphone telephone telephone1 "
            "workphone directphone telefon telefono mobile mobilenumber",
        ),
        "title": Names(
            2.5,
            "jobtitle title position jobposition berufsbezeichnung fonction puesto cargo "
            "intituledeposte",
        ),
        "role": Names(
            1,
            "buyingrole buyerrole contactrole hsbuyingrole accountrolecode decisionrole "
            "purchaserole role",
        ),
        "function": Names(
            1,
            "jobfunction hsjobfunction function employmentrole hsrole jobrole department "
            "rolefunction abteilung fachbereich departement departamento reparto afdeling",
        ),
        "seniority": Names(
            1,
            "seniority senioritylevel employmentseniority hsseniority joblevel hsjoblevel levelc "
            "managementlevel hierarchieebene karrierestufe",
        ),
        "created_at": Names(
            0.3,
            "createdat createddate createdate createdon created datecreated creationdate "
            "creationtime dateadded addedon firstcontactdate signupdate signedupat hscreatedate "
            "erstelltam datedecreation fechadecreacion",
        ),
    },
    needs=(
        frozenset({"person_id", "email", "name"}),
        frozenset({"email", "name", "title", "role", "account_id", "company_name", "created_at"}),
    ),
    important=("person_id", "account_id", "email", "company_name", "title"),
    against={
        "opportunityid": 3,
        "opportunityname": 3,
        "dealid": 3,
        "dealname": 3,
        "dealstage": 3,
        "stagename": 3,
        "stage": 2,
        "activitytype": 2,
        "eventtype": 2,
        "activityid": 3,
        "eventid": 3,
        "sessionid": 3,
        "touchid": 3,
        "wondate": 3,
        "companydomainname": 1,
        "numberofemployees": 1,
        "salesprice": 3,
    },
)

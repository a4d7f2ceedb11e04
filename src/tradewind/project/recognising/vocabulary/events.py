"""How exports call the columns of events: engagements, intent readings and buying signals.

Sources:
    Salesforce, "Task" and "Event", Salesforce Field Reference Guide.
    HubSpot, activity properties, developer documentation.
"""

from tradewind.project.recognising.vocabulary.interface import Names, Vocabulary

VOCABULARY = Vocabulary(
    table="events",
    nouns=("event", "activity", "touch", "session", "engagement", "signal"),
    columns={
        "event_id": Names(
            2,
            "eventid activityid touchid sessionid engagementid interactionid signalid taskid "
            "donotmodifyactivity touchpointid visitid",
            plain="id recordid hsobjectid uuid guid key",
        ),
        "stream": Names(1, "stream eventstream"),
        "kind": Names(
            1.5,
            "eventtype activitytype touchtype sessiontype engagementtype interactiontype "
            "signaltype intenttopic topic eventname event action tasksubtype activity "
            "touchpointtype",
            weak="type kind signal",
        ),
        "account_id": Names(
            0.7,
            "accountid companyid account accountname company companyname associatedcompanyid "
            "associatedcompanyids customerid organizationid domain",
        ),
        "person_id": Names(
            0.7,
            "personid leadid contactid whoid userid prospectid visitorid mqlid "
            "associatedcontactids associatedcontactid memberid email",
        ),
        "occurred_at": Names(
            1,
            "occurredat occurredon eventdate eventtime eventtimestamp eventat activitydate "
            "activitytimestamp activityat touchtimestamp touchdate sessiontimestamp sessiondate "
            "timestamp signaldate observedat visitedat hstimestamp",
            plain="date datetime time createdat createddate createdate createdon",
            hints="timestamp",
        ),
        "known_at": Names(
            0.7,
            "knownat ingestedat recordedat loadedat receivedat reportedat reporteddate",
        ),
        "quantity": Names(
            0.5,
            "quantity count numberofevents intentscore surgescore pageviews",
            weak="visited score",
        ),
    },
    needs=(
        frozenset({"occurred_at"}),
        frozenset({"kind", "stream", "event_id", "quantity"}),
        frozenset({"account_id", "person_id"}),
    ),
    important=("event_id", "stream", "kind", "account_id", "person_id", "occurred_at"),
    against={
        "opportunityid": 2,
        "dealid": 2,
        "dealstage": 3,
        "stagename": 3,
        "closedate": 3,
        "firstname": 2,
        "lastname": 2,
        "jobtitle": 2,
        "numberofemployees": 3,
        "annualrevenue": 3,
        "amount": 1,
    },
)

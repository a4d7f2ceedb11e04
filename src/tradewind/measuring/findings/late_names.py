"""Names of fields that are filled in, or keep changing, in the course or at the end of a deal.

Values alone do not give such a field away. In a sample of 78,025 opportunities the days in a stage
and the changes of stage have no empty rows and AUCs of 0.51 and 0.56; what was known when the
opportunity was created reaches 0.64. Nothing in the rows tells them apart, because a table shows
each field as it stood at the end. What is left is what people call it, which is evidence and not
proof: hence a list of words, with the reason why each kind of field is late, that an analyst can
answer with "no, this one we know before".

Words are those of the exports of Salesforce, HubSpot, Dynamics and Pipedrive, in English, German
and French. A word that also names something known in advance (`stage` of funding, `close` the
verb, `contract` with a competitor) counts only beside another, or not beside a third.
"""

from dataclasses import dataclass

from tradewind.project.recognising.headers import key_of, parted, words_of


@dataclass(frozen=True, slots=True)
class LateNames:
    """One reason why a field is known late, and the names that tell it.

    Attributes:
        because: What such a field does, as the end of "its name says that it …".
        phrases: Words that stand in the name, in any order and place, parted by blanks.
        parts: Texts within the name when it is written as one word.
        unless: Words beside which none of these counts.
    """

    because: str
    phrases: tuple[str, ...]
    parts: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


LATE_NAMES: tuple[LateNames, ...] = (
    LateNames(
        "tells how a deal ended",
        phrases=parted(
            "won|lost|outcome|win loss|win reason|loss reason|win date|loss date|"
            "deal result|opportunity result|deal status|opportunity status|converted|"
            "lead status|is sql|gewonnen|verloren|gagne|gagnee|perdu|perdue|motif perte|"
            "raison perte|raison gain|grund verlust|grund gewinn",
            "|",
        ),
        parts=parted(
            "lostreason|lossreason|winreason|closedwon|closedlost|verlustgrund|absagegrund|"
            "gewinngrund|ablehnungsgrund|abschlussgrund",
            "|",
        ),
        unless=parted("awards|award|grants|prizes|tenders|employees|staff", "|"),
    ),
    LateNames(
        "is set when a deal closes",
        phrases=parted(
            "closed|closing|close date|close time|close month|close quarter|close reason|"
            "close value|close expected|abschluss|cloture|date fermeture",
            "|",
        ),
        parts=parted(
            "closedate|abschlussdatum|abschlusstermin|schlusstermin|datecloture|vertragsabschluss",
            "|",
        ),
        unless=parted("offices|office|stores|sites|branches|locations", "|"),
    ),
    LateNames(
        "moves on while a deal is worked",
        phrases=parted(
            "stage|stages|forecast category|next step|sales phase|deal phase|"
            "phase verkauf|phase vertrieb|etape|prochaine etape|nachster schritt|"
            "phase vente",
            "|",
        ),
        parts=parted(
            "dealstage|salesstage|opportunitystage|lifecyclestage|stagename|"
            "forecastcategory|nextstep|verkaufsphase|vertriebsphase|dealphase|"
            "opportunityphase|verkaufsstufe|prognosekategorie",
            "|",
        ),
        unless=parted("funding|company|growth|startup|investment|business|maturity", "|"),
    ),
    LateNames(
        "is the seller's own guess while a deal is worked",
        phrases=parted("probability|win likelihood|probabilite|chance abschluss", "|"),
        parts=parted("probability|wahrscheinlichkeit|probabilite", "|"),
    ),
    LateNames(
        "measures how long a deal took",
        phrases=parted(
            "elapsed|days total|days ratio|days through|days open|days pipeline|days close|"
            "time close|deal age|opportunity age|deal duration|opportunity duration|"
            "sales cycle|cycle days|verkauf dauer|tage offen|tage gesamt|duree vente|"
            "duree cycle|cycle vente|jours ouverts|jours total",
            "|",
        ),
        parts=parted(
            "daystoclose|timetoclose|verkaufsdauer|verkaufszyklus|vertriebszyklus|"
            "dealdauer|opportunitydauer",
            "|",
        ),
    ),
    LateNames(
        "counts the steps that a deal has taken",
        phrases=parted("change count|changes count|push count|times pushed|wechsel anzahl", "|"),
        parts=parted("pushcount|phasenwechsel|stufenwechsel", "|"),
    ),
    LateNames(
        "is agreed at the end of a deal",
        phrases=parted(
            "discount|contract signed|signed date|signed at|signed on|contract start|"
            "rabatt|remise|date signature|debut contrat",
            "|",
        ),
        parts=parted("vertragsbeginn|vertragsunterschrift|unterschriftsdatum", "|"),
    ),
    LateNames(
        "is known of customers only",
        phrases=parted(
            "is customer|customer since|became customer|customer date|churn|churned|"
            "onboarding|kunde seit|ist kunde|est client|client depuis",
            "|",
        ),
        parts=parted("iscustomer|customersince|kundeseit|istkunde|kundenseit", "|"),
    ),
)
"""Every reason, the plainest first; the list is Tradewind's own."""


def why_late(name: str) -> str | None:
    """Tell why a field of this name is likely to be known late only; None where nothing says so.

    Spelling does not count: case, accents, humps, underscores and Salesforce's `__c`.

    Examples:
        >>> why_late("Loss_Reason__c"), why_late("daysToClose")
        ('tells how a deal ended', 'measures how long a deal took')
        >>> why_late("Verkaufsphase")
        'moves on while a deal is worked'
        >>> why_late("funding_stage") or why_late("Opportunity Amount")
    """
    words, whole = set(words_of(name)), key_of(name)
    return next((late.because for late in LATE_NAMES if _tells(late, words, whole)), None)


def _tells(late: LateNames, words: set[str], whole: str) -> bool:
    if words & set(late.unless):
        return False
    said = any(words.issuperset(phrase.split()) for phrase in late.phrases)
    return said or any(part in whole for part in late.parts)

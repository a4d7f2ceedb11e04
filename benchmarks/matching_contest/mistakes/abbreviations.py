"""Words that people shorten in company names, both ways."""

from random import Random

SHORT = {
    "International": "Intl",
    "Technology": "Tech",
    "Technologies": "Tech",
    "Manufacturing": "Mfg",
    "Pharmaceutical": "Pharma",
    "Pharmaceuticals": "Pharma",
    "Industries": "Inds",
    "Industrial": "Indl",
    "Engineering": "Eng",
    "Services": "Svcs",
    "Systems": "Sys",
    "Group": "Grp",
    "Holdings": "Hldgs",
    "Financial": "Fin",
    "Association": "Assn",
    "National": "Natl",
    "American": "Amer",
    "Development": "Dev",
    "Management": "Mgmt",
    "Electronics": "Elec",
    "Laboratories": "Labs",
    "Communications": "Comms",
    "Insurance": "Ins",
    "Company": "Co",
    "Brothers": "Bros",
    "Saint": "St",
}
LONG = {short: long for long, short in SHORT.items()}


def shortened(name: str, draw: Random) -> str:
    """Shorten one of the words that can be, or write out one that is short."""
    words = name.split(" ")
    places = [n for n, word in enumerate(words) if word in SHORT or word.rstrip(".") in LONG]
    if not places:
        return name
    place = draw.choice(places)
    word = words[place]
    words[place] = SHORT.get(word) or LONG[word.rstrip(".")]
    return " ".join(words)

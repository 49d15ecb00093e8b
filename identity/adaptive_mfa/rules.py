"""Decisions about signs of danger, without I/O."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

COUNTRY_MEMORY = timedelta(days=180)
_LONG_INACTIVITY = timedelta(days=30)
_FASTEST_KMH = 900.0
_UNCERTAINTY_KM = 100.0  # of what is known of an address: who changes networks does not travel
_LOWEST_BOT_SCORE = 30.0
_EARTH_RADIUS_KM = 6371.0
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the globe, in degrees."""

    latitude: float
    longitude: float

    def distance_km(self, other: "Place") -> float:
        """Along the surface."""
        here, there = math.radians(self.latitude), math.radians(other.latitude)
        across = math.radians(other.longitude - self.longitude)
        chord = (
            math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(across / 2) ** 2
        )
        return 2 * _EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What the network in front says of a request; what makes no sense is left out."""

    country: str | None = None
    place: Place | None = None
    bot_score: float | None = None
    is_known_bot: bool = False

    @classmethod
    def of(cls, context: Mapping[str, str]) -> "Signals":
        """The signals of a sign-in's context."""
        country = context.get("country", "").upper()
        latitude, longitude = _number(context, "latitude", 90), _number(context, "longitude", 180)
        return cls(
            country=country if _COUNTRY.fullmatch(country) else None,
            place=Place(latitude, longitude) if latitude is not None and longitude is not None else None,
            bot_score=_number(context, "botScore", 1_000),
            is_known_bot=context.get("botVerified", "").lower() in ("true", "1"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What is known of a person's earlier sign-ins."""

    last_sign_in_at: datetime | None = None
    last_place: Place | None = None
    last_place_at: datetime | None = None
    countries: Mapping[str, datetime] | None = None


def triggers(signals: Signals, history: History, now: datetime) -> list[Json]:
    """Which signs of danger there are, each with its details."""
    found = (
        _new_country(signals, history, now),
        _geo_velocity(signals, history, now),
        _long_inactivity(history, now),
        _untrusted_ip(signals),
    )
    return [each for each in found if each]


def _new_country(signals: Signals, history: History, now: datetime) -> Json | None:
    """The first country of all is nobody's surprise."""
    if signals.country is None or not history.countries:
        return None
    seen_at = history.countries.get(signals.country)
    if seen_at and now - seen_at <= COUNTRY_MEMORY:
        return None
    return {"rule": "new_country", "details": {"currentCountry": signals.country}}


def _geo_velocity(signals: Signals, history: History, now: datetime) -> Json | None:
    if signals.place is None or history.last_place is None or history.last_place_at is None:
        return None
    distance = history.last_place.distance_km(signals.place)
    hours = max(0.0, (now - history.last_place_at).total_seconds() / 3600)
    if distance <= max(_UNCERTAINTY_KM, _FASTEST_KMH * hours):
        return None
    return {
        "rule": "geo_velocity",
        "details": {"distanceKm": round(distance), "durationHours": round(hours, 2)},
    }


def _long_inactivity(history: History, now: datetime) -> Json | None:
    if history.last_sign_in_at is None or now - history.last_sign_in_at <= _LONG_INACTIVITY:
        return None
    return {"rule": "long_inactivity", "details": {"inactivityDays": (now - history.last_sign_in_at).days}}


def _untrusted_ip(signals: Signals) -> Json | None:
    if signals.is_known_bot or (signals.bot_score is not None and signals.bot_score < _LOWEST_BOT_SCORE):
        details = {"botScore": signals.bot_score, "botVerified": signals.is_known_bot}
        return {"rule": "untrusted_ip", "details": details}
    return None


def _number(context: Mapping[str, str], name: str, limit: float) -> float | None:
    try:
        number = float(context[name])
    except (KeyError, ValueError):
        return None
    return number if -limit <= number <= limit else None

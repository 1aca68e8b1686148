"""One tree of errors and warnings.

DetenteError
├── InputError          a file, table or option that cannot be used
│   ├── UnreadableFile  a document that cannot be read (the rest of the folder goes on)
│   ├── ModelError      a conflict model that does not make sense
│   ├── CodebookError   a user's codebook with a mistake in it
│   └── DateError       a date that cannot be understood
├── CaseFileError       a case file that is not ours, damaged, or from a newer version
├── NotFound            an item, actor, state or concept that does not exist
├── TooLarge            more than this machine or a stated limit allows
└── MissingComponent    an optional part that is not installed

DetenteWarning
├── AssumedPreference   a preference without evidence
├── SingleSource        a finding that rests on one origin
├── StaleEvidence       a finding that rests on old material
└── UndatedDocument     a document without a publication date
"""

from __future__ import annotations

__all__ = [
    "AssumedPreference",
    "CaseFileError",
    "CodebookError",
    "DateError",
    "DetenteError",
    "DetenteWarning",
    "InputError",
    "MissingComponent",
    "ModelError",
    "NotFound",
    "SingleSource",
    "StaleEvidence",
    "TooLarge",
    "UndatedDocument",
    "UnreadableFile",
]


class DetenteError(Exception):
    """Something a user can mend; its text is one line: what, where, and what to do next.

    Parameters
    ----------
    what : str
        What is wrong.
    where : str, optional
        File, line, field or item.
    hint : str, optional
        The next step.
    """

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" — {self.hint}" if self.hint else ""
        return " ".join(f"{place}{self.what}{advice}".split())


class InputError(DetenteError): ...


class UnreadableFile(InputError): ...


class ModelError(InputError): ...


class CodebookError(InputError): ...


class DateError(InputError): ...


class CaseFileError(DetenteError): ...


class NotFound(DetenteError): ...


class TooLarge(DetenteError): ...


class MissingComponent(DetenteError): ...


class DetenteWarning(UserWarning):
    """The base of everything detente warns about."""


class AssumedPreference(DetenteWarning): ...


class SingleSource(DetenteWarning): ...


class StaleEvidence(DetenteWarning): ...


class UndatedDocument(DetenteWarning): ...

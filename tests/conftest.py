"""Shared by all tests: a skipped test fails the run where everything is there to run it."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("usual", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("bare machine", settings.get_profile("usual"), derandomize=True)
settings.load_profile("bare machine" if os.environ.get("DETENTE_NOTHING_SKIPPED") else "usual")


def pytest_terminal_summary(terminalreporter, exitstatus, config):
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped and os.environ.get("DETENTE_NOTHING_SKIPPED"):
        terminalreporter.write_line(f"{len(skipped)} tests were skipped, and none may be here", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and os.environ.get("DETENTE_NOTHING_SKIPPED"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED

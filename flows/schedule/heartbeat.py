"""The automation that marks a flow run Crashed when its heartbeat stops; set up once on a server, and kept right."""

from __future__ import annotations

import datetime as dt

from prefect.automations import AutomationCore
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import StateType
from prefect.events import EventTrigger, ResourceSpecification
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import Posture

from flows.environment import HEARTBEAT
from flows.orchestrated import daily

NAME = "mujaz: a run without a heartbeat has crashed"
MISSED = 3  # beats in a row; fewer mark runs of a busy machine


def wanted() -> AutomationCore:
    """Give the automation. It minds runs of this flow alone: other flows of a shared server beat at other rates."""
    ends = ("Completed", "Failed", "Cancelled", "Crashed")
    said = f"no heartbeat for {MISSED * HEARTBEAT} seconds"
    return AutomationCore(
        name=NAME,
        description="Set up by `mujaz schedule`.",
        trigger=EventTrigger(
            after={"prefect.flow-run.heartbeat"},
            expect={"prefect.flow-run.heartbeat", *(f"prefect.flow-run.{end}" for end in ends)},
            match=ResourceSpecification({"prefect.resource.id": ["prefect.flow-run.*"]}),
            match_related=ResourceSpecification(
                {"prefect.resource.role": "flow", "prefect.resource.name": daily.name},
            ),
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            threshold=1,
            within=dt.timedelta(seconds=MISSED * HEARTBEAT),
        ),
        actions=[ChangeFlowRunState(name=None, state=StateType.CRASHED, message=said, force=False)],
    )


def set_up(client: SyncPrefectClient) -> None:
    """See to it that the server has the automation once, as it is wanted; one that someone switched off stays off."""
    automation = wanted()
    had = client.read_automations_by_name(NAME)
    if not had:
        client.create_automation(automation)
        return
    for double in had[1:]:
        client.delete_automation(double.id)
    automation.enabled = had[0].enabled
    if told(had[0]) != told(automation):
        client.update_automation(had[0].id, automation)


def told(automation: AutomationCore) -> tuple[object, ...]:
    """Give what makes an automation what it is."""
    trigger = automation.trigger
    assert isinstance(trigger, EventTrigger)
    return (
        trigger.after,
        trigger.expect,
        trigger.match,
        trigger.match_related,
        trigger.for_each,
        trigger.within,
        [action.model_dump() for action in automation.actions],
    )

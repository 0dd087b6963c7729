"""What Prefect is told: a deployment for every plan, changed only where its plan has changed."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterTags
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.client.schemas.responses import DeploymentResponse
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.orchestrated import daily
from flows.parameters import narrow
from flows.schedule.plan import Plan
from flows.schedule.server import Say

# one at a time, and who comes second waits its turn: of the days after an outage none is lost, where "cancel the new
# one" would keep the oldest day and drop the others
ONE_AT_A_TIME = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)


class Deployments:
    """The deployments of one workspace; on a server that others use too, they bear the workspace's id."""

    def __init__(self, workspace: str, *, own: bool, say: Say) -> None:
        self._tag, self._say = f"mujaz-{workspace}", say
        self._suffix = "" if own else f"-{workspace}"

    def there(self, client: SyncPrefectClient) -> list[DeploymentResponse]:
        """Give those that the server has."""
        wanted = DeploymentFilter(tags=DeploymentFilterTags(all_=[self._tag]))
        found: list[DeploymentResponse] = client.read_deployments(deployment_filter=wanted)
        return found

    def keep_in_step(self, client: SyncPrefectClient, plans: Sequence[Plan]) -> list[UUID]:
        """Make those that are missing or were changed, delete those that are no longer asked for; give their ids.

        One that is as its plan wants it is left alone: a pause that someone set in Prefect's pages stays.
        """
        there = {each.name: each for each in self.there(client)}
        ids = []
        for plan in plans:
            had = there.pop(plan.edition + self._suffix, None)
            if had is not None and had.version == plan.version:
                ids.append(had.id)
                continue
            ids.append(self._apply(plan))
            self._say(f"{plan.edition}: {'changed to' if had else 'scheduled at'} {plan.cron} ({plan.zone})")
        for gone in there.values():
            client.delete_deployment(gone.id)
            self._say(f"{gone.name.removesuffix(self._suffix)}: no longer scheduled")
        return ids

    def _apply(self, plan: Plan) -> UUID:
        made = daily.to_deployment(
            name=plan.edition + self._suffix,
            description=f"The briefing {plan.edition!r} of {plan.workspace}, served by `mujaz schedule`.",
            schedule=Cron(plan.cron, timezone=plan.zone),
            parameters={"edition": plan.edition, "workspace": plan.workspace},
            concurrency_limit=ONE_AT_A_TIME,
            tags=["mujaz", self._tag],
            version=plan.version,
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        assert isinstance(made, RunnerDeployment)  # Prefect's two-faced functions give a coroutine elsewhere
        narrow(made, [plan.edition])
        identity = made.apply()
        assert isinstance(identity, UUID)
        return identity

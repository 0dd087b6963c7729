"""Serving the schedules of `mujaz.toml`: a Prefect server, a deployment for every edition, and its runs, one at a time.

`service` is the loop; `plan` what the settings ask for, `server` the Prefect server, `deployments` what Prefect is
told, `mend` what a crash leaves behind, `runs` the process of a run, `note` what other commands may know of it.
"""

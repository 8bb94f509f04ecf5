"""The manifests are valid to the letter, harden every pod, and tell each process what it needs."""

import base64
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml  # type: ignore[import-untyped]

from tests.deploy.manifests.processes import CHECKOUT, CLASSES, told

HOME = CHECKOUT / "deploy" / "kubernetes"
FOLDERS = ("base", "with-servers")
OLDEST, NEWEST = "1.30", "1.37"
SECRETS = yaml.safe_load((CHECKOUT / "deploy/compose/compose.yaml").read_text())["secrets"]

Manifest = dict[str, Any]


def manifests() -> Iterator[Manifest]:
    """Every object of the files that kustomizations list."""
    for folder in FOLDERS:
        for file in sorted((HOME / folder).glob("*.yaml")):
            if file.name != "kustomization.yaml":
                yield from yaml.safe_load_all(file.read_text())


def named(manifest: Manifest) -> str:
    return f"{manifest['kind']}/{manifest['metadata']['name']}"


ALL = list(manifests())
PODS = {named(one): one["spec"]["template"]["spec"] for one in ALL
        if "template" in one.get("spec", {})}  # fmt: skip
OURS = {name: pod for name, pod in PODS.items() if not name.startswith("StatefulSet")}


def process(pod: Manifest) -> tuple[str, str]:
    """The image's name and its argument."""
    container = pod["containers"][0]
    return container["image"].removeprefix("taizhang/"), container["args"][0]


@pytest.fixture(scope="module")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """The Secrets that the script prints, by name."""
    folder: Path = tmp_path_factory.mktemp("secrets")
    for row in SECRETS.values():
        (folder / row["file"].rpartition("/")[2]).write_text("postgresql://secret")
    script = [str(HOME / "secrets.sh"), str(folder)]
    printed = subprocess.run(script, check=True, capture_output=True, text=True).stdout
    found = list(yaml.safe_load_all(printed))
    for one in found:
        kubernetes_validate.validate(one, OLDEST, strict=True)
    return {
        one["metadata"]["name"]: {k: base64.b64decode(v) for k, v in one["data"].items()}
        for one in found
    }


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
@pytest.mark.parametrize("manifest", ALL, ids=named)
def test_every_field_is_one_that_the_api_knows(manifest: Manifest, version: str) -> None:
    kubernetes_validate.validate(manifest, version, strict=True)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_is_listed(folder: str) -> None:
    listed = yaml.safe_load((HOME / folder / "kustomization.yaml").read_text())
    there = {file.name for file in (HOME / folder).glob("*.yaml")} - {"kustomization.yaml"}
    assert {one for one in listed["resources"] if one.endswith(".yaml")} == there


@pytest.mark.parametrize("folder", FOLDERS)
def test_kustomize_renders_it(folder: str) -> None:
    if shutil.which("kubectl") is None:
        pytest.skip("kubectl is not installed here")
    rendered = subprocess.run(
        ["kubectl", "kustomize", str(HOME / folder)], check=True, capture_output=True, text=True
    ).stdout
    objects = list(yaml.safe_load_all(rendered))
    for one in objects:
        kubernetes_validate.validate(one, OLDEST, strict=True)
    inside = [one for one in objects if one["kind"] != "Namespace"]
    assert {one["metadata"]["namespace"] for one in inside} == {"taizhang"}


@pytest.mark.parametrize("name", PODS)
def test_a_pod_has_no_rights_that_it_does_not_need(name: str) -> None:
    pod = PODS[name]
    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    for container in pod["containers"]:
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert container["resources"]["limits"]["memory"]
        assert container["resources"]["requests"]["cpu"]


@pytest.mark.parametrize("name", [name for name in PODS if not name.startswith("Job")])
def test_what_stays_is_asked_whether_it_lives_and_is_ready(name: str) -> None:
    for container in PODS[name]["containers"]:
        assert {"startupProbe", "livenessProbe", "readinessProbe"} <= container.keys()


def test_every_process_and_step_is_there() -> None:
    assert {process(pod) for pod in OURS.values()} == set(CLASSES)


@pytest.mark.parametrize("name", OURS)
def test_what_a_process_is_told_suffices_and_every_secret_is_read(
    name: str, secrets: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    pod = OURS[name]
    mounted = next(one["secret"] for one in pod["volumes"] if one["name"] == "secrets")
    given = secrets[mounted["secretName"]]
    for key, value in given.items():
        (tmp_path / key).write_bytes(value)
    lines = (HOME / "base" / "settings.env").read_text().splitlines()
    environment = dict(line.split("=", 1) for line in lines)
    environment |= {one["name"]: one["value"] for one in pod["containers"][0].get("env", [])}
    read = told(process(pod), environment, tmp_path)
    by_path = {value.rpartition("/")[2] for value in environment.values() if "/run/" in value}
    assert set(given) - by_path <= read


def test_no_manifest_holds_a_secret() -> None:
    assert not [one for one in ALL if one["kind"] == "Secret"]


def test_a_second_relay_stands_by() -> None:
    relay = next(one for one in ALL if named(one) == "Deployment/relay")
    budget = next(one for one in ALL if named(one) == "PodDisruptionBudget/relay")
    assert relay["spec"]["replicas"] == 2
    assert budget["spec"]["minAvailable"] == 1


def test_nothing_is_reached_that_no_policy_names() -> None:
    policies = {one["metadata"]["name"]: one["spec"] for one in ALL
                if one["kind"] == "NetworkPolicy"}  # fmt: skip
    assert policies.pop("nothing-by-default") == {
        "podSelector": {}, "policyTypes": ["Ingress", "Egress"]
    }  # fmt: skip
    opened = {name for name, spec in policies.items()
              for rule in spec.get("ingress", []) if not rule.get("from")}  # fmt: skip
    assert not opened
    assert all(rule["ports"] for spec in policies.values() for rule in spec.get("egress", []))

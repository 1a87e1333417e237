"""Where `digest init` can have a site published, and what is left to do there by hand."""

from __future__ import annotations

NEXT_STEPS = {
    "github-pages": (
        "To publish: push to GitHub, and in Settings, Pages, choose GitHub Actions as the source",
    ),
    "gitlab-pages": (
        "To publish: push to GitLab; for a daily build, add a schedule under Build, Pipeline schedules",
    ),
    "netlify": (
        (
            "To publish: import the repository at Netlify; for a daily build, add a build hook, and its"
            " address as the environment variable BUILD_HOOK"
        ),
    ),
    "cloudflare": (
        (
            "To publish: push to GitHub; in Settings, Secrets and variables, Actions, the secrets"
            " CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID; the variables CLOUDFLARE_PROJECT, BASE_URL"
        ),
    ),
    "s3": (
        (
            "To publish: push to GitHub; in Settings, Secrets and variables, Actions, the variables"
            " S3_BUCKET, AWS_REGION, AWS_ROLE (a role that GitHub may assume) and BASE_URL"
        ),
    ),
    "none": (
        (
            "To publish: digest build, and copy output/ to any web host; digest init --host NAME writes a"
            " workflow that does it daily"
        ),
    ),
}
HOSTS = tuple(NEXT_STEPS)

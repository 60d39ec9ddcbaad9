# Adds the API permissions of Dynamics 365 server-side synchronization to one app and grants admin consent for them.
# What the app has already is kept. No secret is needed or shown.
#
# Sign in to the tenant where Exchange Online lives, as Global Administrator or Privileged Role Administrator.
(
set -eu
az cloud set --name {cloud}
az login --tenant {tenant} --allow-no-subscriptions --output none
az ad sp show --id {client} --output none 2>/dev/null || az ad sp create --id {client} --output none
{permissions}
# Entra needs a moment before it consents to what was just added.
sleep 30
az ad app permission admin-consent --id {client}
)

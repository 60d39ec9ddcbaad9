# Adds the API permissions of Dynamics 365 server-side synchronization to one app and grants admin consent for them.
# What the app has already is kept. It can be run again. No secret is needed or shown.
#
# Sign in to the tenant where Exchange Online lives, as Global Administrator or Privileged Role Administrator.
# Before the first run: Install-Module Microsoft.Graph.Applications -Scope CurrentUser

$ErrorActionPreference = 'Stop'
$tenantId = {tenant}
$appId = {client}
$plan = [ordered]@{
{plan}
}

Connect-MgGraph -TenantId $tenantId -Environment {environment} -Scopes 'Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'

$app = Get-MgApplication -Filter "appId eq '$appId'"
if (-not $app) { throw "There is no app registration $appId in tenant $tenantId." }
$enterpriseApp = Get-MgServicePrincipal -Filter "appId eq '$appId'"
if (-not $enterpriseApp) { $enterpriseApp = New-MgServicePrincipal -AppId $appId }
$granted = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -All)

# Other APIs stay as they are. The list is written as a whole, so it is built as a whole first.
$access = @($app.RequiredResourceAccess | Where-Object { $_.ResourceAppId -notin $plan.Keys } | ForEach-Object {
        @{ ResourceAppId = $_.ResourceAppId; ResourceAccess = @($_.ResourceAccess | ForEach-Object { @{ Id = $_.Id; Type = $_.Type } }) }
    })
$grants = @()
foreach ($api in $plan.Keys) {
    $resource = Get-MgServicePrincipal -Filter "appId eq '$api'"
    if (-not $resource) { throw "Tenant $tenantId does not have the API $api. Is Exchange Online licensed there?" }
    $roles = @($resource.AppRoles | Where-Object { $_.Value -in $plan[$api] -and $_.IsEnabled -and $_.AllowedMemberTypes -contains 'Application' })
    foreach ($name in $plan[$api] | Where-Object { $_ -notin $roles.Value }) { Write-Warning "$($resource.DisplayName) has no permission $name here." }

    $others = @($app.RequiredResourceAccess | Where-Object { $_.ResourceAppId -eq $api } | ForEach-Object { $_.ResourceAccess } |
            Where-Object { $_.Id -notin $roles.Id } | ForEach-Object { @{ Id = $_.Id; Type = $_.Type } })
    $access += @{ ResourceAppId = $api; ResourceAccess = $others + @($roles | ForEach-Object { @{ Id = $_.Id; Type = 'Role' } }) }

    $held = @($granted | Where-Object { $_.ResourceId -eq $resource.Id } | ForEach-Object { $_.AppRoleId })
    $grants += @($roles | Where-Object { $_.Id -notin $held } | ForEach-Object { @{ ResourceId = $resource.Id; AppRoleId = $_.Id; Name = $_.Value } })
}

Update-MgApplication -ApplicationId $app.Id -RequiredResourceAccess $access
foreach ($grant in $grants) {
    $null = New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -PrincipalId $enterpriseApp.Id -ResourceId $grant.ResourceId -AppRoleId $grant.AppRoleId
    "granted: $($grant.Name)"
}
'All permissions of the plan are granted. A token shows new ones after some minutes.'

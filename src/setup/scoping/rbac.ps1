# Grants the app what it needs in the mailboxes of one group only, by RBAC for Applications. It takes effect within two hours.
# Only direct members of the group count. AutoDiscover is out of reach: the email server profile needs a fixed address.
# Afterwards the same permissions must be REMOVED from the app in Entra: what is consented there holds for every mailbox.
# Needs Organization Management.
$objectId = {service-principal}
if (-not (Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId })) { New-ServicePrincipal -AppId $appId -ObjectId $objectId -DisplayName $name }
$members = (Get-Group -Identity $group -ErrorAction Stop).DistinguishedName.Replace("'", "''")
if (-not (Get-ManagementScope | Where-Object { $_.Name -eq $name })) { New-ManagementScope -Name $name -RecipientRestrictionFilter "MemberOfGroup -eq '$members'" }
foreach ($role in {roles}) {
    New-ManagementRoleAssignment -App $objectId -Role $role -CustomResourceScope $name
}

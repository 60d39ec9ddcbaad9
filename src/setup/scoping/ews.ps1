# Lets the app use Exchange Web Services until they end on {ews-ends}. The list is written as a whole: what is on it stays.
# It takes effect within a day. Needs Exchange Administrator.
$listed = @((Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy -ErrorAction Stop).EwsAllowedAppIDs -split '[,;\s]+' | Where-Object { $_ })
if ($listed -notcontains $appId) { Set-OrganizationConfig -EwsAllowedAppIDs (($listed + $appId) -join ',') -ErrorAction Stop }
# The list first: with an empty one, EWS is closed to every app.
Set-OrganizationConfig -EwsEnabled:$true

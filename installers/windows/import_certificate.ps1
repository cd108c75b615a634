# Puts the certificate of the release into the store of the user, and names it to installers/windows/pack.py.
# Does nothing where PHOTOCHROM_SIGN_PFX (the file in base 64) is empty. Run by the release workflow.

$ErrorActionPreference = "Stop"
if (-not $env:PHOTOCHROM_SIGN_PFX) {
    Write-Output "No certificate: the installer will be unsigned."
    exit 0
}
$file = Join-Path $env:RUNNER_TEMP "photochrom.pfx"
try {
    [IO.File]::WriteAllBytes($file, [Convert]::FromBase64String($env:PHOTOCHROM_SIGN_PFX))
    $password = ConvertTo-SecureString $env:PHOTOCHROM_SIGN_PASSWORD -AsPlainText -Force
    $certificate = Import-PfxCertificate -FilePath $file -Password $password -CertStoreLocation Cert:\CurrentUser\My
    "PHOTOCHROM_SIGN_THUMBPRINT=$($certificate.Thumbprint)" | Out-File $env:GITHUB_ENV -Append -Encoding utf8
} finally {
    Remove-Item $file -Force -ErrorAction SilentlyContinue
}

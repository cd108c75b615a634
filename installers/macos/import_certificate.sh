#!/usr/bin/env bash
# Puts the secrets of the release where installers/macos/pack.py finds them: the certificate into a
# keychain of its own, the key of the notary into a file. Does nothing where a secret is empty. Run by
# the release workflow, on a machine that is thrown away afterwards.
set -euo pipefail

if [[ -z "${PHOTOCHROM_SIGN_P12:-}" ]]; then
    echo "No certificate: the image will be unsigned."
    exit 0
fi

keychain="$RUNNER_TEMP/photochrom.keychain-db"
certificate="$RUNNER_TEMP/photochrom.p12"
password="$(uuidgen)"
trap 'rm -f "$certificate"' EXIT
base64 --decode <<<"$PHOTOCHROM_SIGN_P12" >"$certificate"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$certificate" -P "$PHOTOCHROM_SIGN_PASSWORD" -f pkcs12 -k "$keychain" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
identity="$(security find-identity -v -p codesigning "$keychain" | sed -n 's/.*"\(Developer ID Application: .*\)"/\1/p' | head -n 1)"
if [[ -z "$identity" ]]; then
    echo "The certificate is no 'Developer ID Application'." >&2
    exit 1
fi
echo "PHOTOCHROM_SIGN_IDENTITY=$identity" >>"$GITHUB_ENV"

if [[ -n "${PHOTOCHROM_NOTARY_P8:-}" ]]; then
    key="$RUNNER_TEMP/notary.p8"
    base64 --decode <<<"$PHOTOCHROM_NOTARY_P8" >"$key"
    echo "PHOTOCHROM_NOTARY_KEY=$key" >>"$GITHUB_ENV"
fi

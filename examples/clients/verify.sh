#!/bin/sh
# Verifies certificates at a Testamur service, keeps the receipt, and checks whose it is: with curl, jq and openssl alone.
#
#     verify.sh https://certificates.hill.example certificate.pdf      one file:  answer.json
#     verify.sh https://certificates.hill.example applications/        a folder:  request.ndjson, answers.ndjson
#
# OUT=FOLDER: where the answers are kept. HOST=…: who must have signed, where it is not the host of the address.
# Exit code 0: all accepted; 1: one is rejected; 2: one is undecided or was not understood; 3: the receipt is not good.
set -eu

[ $# -eq 2 ] || { echo "usage: verify.sh https://HOST FILE|FOLDER" >&2; exit 64; }
service=$1 shown=$2 out=${OUT:-.}
authority=${service#*://}
did="did:web:$(printf %s "${HOST:-${authority%%/*}}" | sed 's/:/%3A/'):service"

bad() { echo "BAD RECEIPT: $1"; exit 3; }
digest() { sha256sum | cut -c 1-64; }
# Base64url without padding, as tokens are written.
decode() { printf %s "$1" | tr -- '-_' '+/' | awk '{ while (length($0) % 4) $0 = $0 "="; print }' | base64 -d; }

# One line of a batch: a text as it is, anything else in base64.
line() {
  name=${1#"$shown"/}
  case $1 in
    *.jwt) jq -Rsc --arg ref "$name" '{ref: $ref, jwt: rtrimstr("\n")}' "$1" ;;
    *.json) jq -Rsc --arg ref "$name" '{ref: $ref, credential: .}' "$1" ;;
    *.txt) jq -Rsc --arg ref "$name" '{ref: $ref, qr: rtrimstr("\n")}' "$1" ;;
    *.pdf | *.png | *.jpg | *.jpeg) base64 -w 0 "$1" | jq -Rsc --arg ref "$name" '{ref: $ref, pdf: .}' ;;
  esac
}

if [ -d "$shown" ]; then
  find "$shown" -type f | LC_ALL=C sort | while IFS= read -r file; do line "$file"; done > "$out/request.ndjson"
  curl -fsS -X POST -H 'content-type: application/x-ndjson' -H 'expect:' -T "$out/request.ndjson" \
    "$service/v1/verify/batch?receipt=jwt" > "$out/answers.ndjson"
  receipt=$(tail -n 1 "$out/answers.ndjson" | jq -r '.receipt // empty')
  evidence=$(digest < "$out/request.ndjson")
  answer=$(head -n -1 "$out/answers.ndjson" | digest)
  head -n -1 "$out/answers.ndjson" | jq -r '[.verdict // "error", .ref // "", .error.detail // .results[0].reason // ""] | @tsv'
  verdicts=$(head -n -1 "$out/answers.ndjson" | jq -r '.verdict // "error"')
else
  case $shown in
    *.pdf) type=application/pdf ;;
    *.png) type=image/png ;;
    *.jpg | *.jpeg) type=image/jpeg ;;
    *.jwt) type=application/vc+jwt ;;
    *.json) type=application/vc ;;
    *) type=text/plain ;;
  esac
  curl -fsS -H "content-type: $type" -H 'expect:' --data-binary "@$shown" "$service/v1/verify?receipt=jwt" > "$out/answer.json"
  receipt=$(jq -r '.receipt // empty' "$out/answer.json")
  evidence=$(digest < "$shown")
  answer=$(jq -cSj 'del(.receipt)' "$out/answer.json" | digest)
  jq -r '.results[] | [.verdict, .certificate.name // "", .certificate.number // "", .reason // ""] | @tsv' "$out/answer.json"
  verdicts=$(jq -r .verdict "$out/answer.json")
fi

# Whose receipt is it? The key that it names must stand in the DID document of the service.
[ -n "$receipt" ] || bad "there is none"
header=${receipt%%.*} rest=${receipt#*.}
payload=${rest%%.*} signature=${rest#*.}
kid=$(decode "$header" | jq -r 'select(.typ == "testamur-receipt+jwt" and .alg == "EdDSA") | .kid')
[ -n "$kid" ] || bad "another kind of token"
key=$(curl -fsS "$service/service/did.json" | jq -r --arg did "$did" --arg kid "$kid" \
  'select(.id == $did) | .verificationMethod[] | select(.id == $kid and .controller == $did and (has("revoked") | not)) | .publicKeyJwk.x')
[ -n "$key" ] || bad "$kid is no key of $did"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
# An Ed25519 key as openssl reads it is 12 fixed bytes (RFC 8410) and the key.
{ printf '\060\052\060\005\006\003\053\145\160\003\041\000'; decode "$key"; } > "$work/key"
printf %s "$header.$payload" > "$work/signed"
decode "$signature" > "$work/signature"
openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key" -rawin -in "$work/signed" -sigfile "$work/signature" > /dev/null ||
  bad "the signature does not verify"
decode "$payload" > "$work/receipt.json"
said() { jq -r "$1" "$work/receipt.json"; }
[ "$(said .iss)" = "$did" ] || bad "signed by another service than it names"
[ "$(said .evidence_sha256)" = "$evidence" ] || bad "evidence_sha256 is of something else"
[ "$(said .answer_sha256)" = "$answer" ] || bad "answer_sha256 is of something else"
echo "receipt: signed by $(said .iss), says $(said .verdict), as of $(said '.as_of // "never"')"

case "
$verdicts
" in
  *"
reject
"*) exit 1 ;;
esac
[ "$(printf '%s\n' "$verdicts" | sort -u)" = accept ] || exit 2

#!/usr/bin/env bash
# Checks an SM2/SM3 time token (RFC 3161) with bash and openssl alone.
# 只用 bash 和 openssl 核验 SM2/SM3 时间戳。
#
#   verify-sm2.sh DATA TOKEN.tsr KEY.pem
#
# DATA   what the token is over          被盖时间戳的文件
# TOKEN  the TimeStampResp in DER        时间戳文件
# KEY    SM2 public key or certificate   时间戳服务的公钥或证书
#
# Exit 0: everything holds. Exit 1: something does not. Exit 2: wrong use.
set -u
LC_ALL=C
export LC_ALL

if [ $# -ne 3 ]; then
  echo "用法 usage: $0 DATA TOKEN.tsr KEY.pem" >&2
  exit 2
fi
data=$1 token=$2 key=$3
for file in "$data" "$token" "$key"; do
  if [ ! -r "$file" ]; then
    echo "FAILED 无法读取 cannot read: $file"
    exit 1
  fi
done
if ! command -v openssl >/dev/null; then
  echo "FAILED 未找到 openssl;openssl is missing"
  exit 1
fi

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0
ok() { echo "OK     $1"; }
bad() {
  echo "FAILED $1"
  failed=1
}
stop() {
  bad "$1"
  echo "结论 RESULT: FAILED"
  exit 1
}

# cut FILE OFFSET COUNT: these bytes of the file
cut_bytes() { tail -c "+$(($2 + 1))" "$1" | head -c "$3"; }
sm3() { openssl dgst -sm3 -r "$1" | cut -c1-64 | tr 'a-f' 'A-F'; }

# 1. Where the parts lie: the structure is fixed, so depth and order name them.
openssl asn1parse -inform DER -in "$token" >"$work/all.txt" 2>/dev/null ||
  stop "时间戳不是 DER 结构 the token is not DER"
place() { awk -F'[:= ]+' -v want="$1" '
  function num(name,   i) { for (i = 1; i < NF; i++) if ($i == name) return $(i + 1) + 0; return -1 }
  {
    off = $0; sub(/:.*/, "", off); off += 0
    depth = num("d"); head = num("hl"); len = num("l")
    if (depth == 2 && status == "" && /INTEGER/) { status = $0; sub(/.*INTEGER *:/, "", status) }
    if (depth == 5 && /id-smime-ct-TSTInfo/) inContent = 1
    if (depth == 6 && inContent && tst == "" && /prim: OCTET STRING/) tst = off + head " " len
    if (depth == 4 && /cons: SET/) { inSigners = sets++; signers = 0 }
    if (depth == 5 && inSigners && /cons: SEQUENCE/) signers++
    if (depth == 6 && inSigners && /cons: cont \[ 0 \]/) { attributes = off " " head + len; attributeSets++ }
    if (depth == 6 && inSigners && /prim: OCTET STRING/) { signature = off + head " " len; signatures++ }
    if (depth == 6 && inSigners && /cons: cont \[ 1 \]/) extra = 1
  }
  END {
    if (want == "status") print status
    if (want == "tst") print tst
    if (want == "attributes" && attributeSets == 1 && signers == 1 && !extra) print attributes
    if (want == "signature" && signatures == 1) print signature
  }' "$work/all.txt"; }

[ "$(place status)" = "00" ] && ok "状态为已签发 status is granted" || bad "状态不是已签发 status is not granted"
tst=$(place tst) attributes=$(place attributes) signature=$(place signature)
{ [ -n "$tst" ] && [ -n "$attributes" ] && [ -n "$signature" ]; } ||
  stop "时间戳结构不完整或有多个签名者 parts are missing, or there is more than one signer"

cut_bytes "$token" ${tst% *} ${tst#* } >"$work/tst.der"
cut_bytes "$token" ${signature% *} ${signature#* } >"$work/signature.der"
# The signature is over the attributes as a SET: first byte 31 instead of A0 (RFC 5652, 5.4).
{
  printf '\061'
  cut_bytes "$token" $((${attributes% *} + 1)) $((${attributes#* } - 1))
} >"$work/attributes.der"

# 2. The token's content is over this file.
openssl asn1parse -inform DER -in "$work/tst.der" >"$work/tst.txt" 2>/dev/null ||
  stop "时间戳内容无法读取 the token's content cannot be read"
imprint=$(awk '/d=3 .*OBJECT *:(sm3|1\.2\.156\.10197\.1\.401)$/ { seen = 1 }
  seen && /d=2 .*OCTET STRING/ { sub(/.*:/, ""); print; exit }' "$work/tst.txt")
if [ -n "$imprint" ] && [ "$imprint" = "$(sm3 "$data")" ]; then
  ok "文件的 SM3 与时间戳一致 the file's SM3 is the token's imprint"
else
  bad "文件的 SM3 与时间戳不一致 the file's SM3 is not the token's imprint"
fi

# 3. The signed attributes are over the token's content.
openssl asn1parse -inform DER -in "$work/attributes.der" >"$work/attributes.txt" 2>/dev/null ||
  stop "签名属性无法读取 the signed attributes cannot be read"
digests=$(grep -c 'd=2 .*OBJECT *:messageDigest$' "$work/attributes.txt")
digest=$(awk '/d=2 .*OBJECT *:messageDigest$/ { seen = 1 }
  seen && /d=3 .*OCTET STRING/ { sub(/.*:/, ""); print; exit }' "$work/attributes.txt")
if [ "$digests" = 1 ] && [ -n "$digest" ] && [ "$digest" = "$(sm3 "$work/tst.der")" ]; then
  ok "签名属性与时间戳内容一致 the signed digest is that of the token's content"
else
  bad "签名属性与时间戳内容不一致 the signed digest is not that of the token's content"
fi

# 4. The signature is by the key at hand.
if grep -q 'BEGIN CERTIFICATE' "$key"; then
  openssl x509 -in "$key" -noout -pubkey >"$work/key.pem" 2>/dev/null
else
  cp "$key" "$work/key.pem"
fi
if openssl dgst -sm3 -verify "$work/key.pem" -signature "$work/signature.der" \
  -sigopt distid:1234567812345678 "$work/attributes.der" >/dev/null 2>&1; then
  ok "SM2 签名有效 the SM2 signature is valid"
else
  bad "SM2 签名无效 the SM2 signature is not valid"
fi

time=$(awk '/GENERALIZEDTIME/ { sub(/.*:/, ""); print; exit }' "$work/tst.txt")
echo "时间 genTime (UTC): $time"
echo "未核验 not checked: 证书链与吊销 certificate chain and revocation; 公钥属于谁 whose key it is"
if [ "$failed" = 0 ]; then
  echo "结论 RESULT: OK"
else
  echo "结论 RESULT: FAILED"
fi
exit "$failed"

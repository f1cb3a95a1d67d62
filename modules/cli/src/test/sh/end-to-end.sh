#!/usr/bin/env bash
# The command from outside: a person's whole way on the demo, and on folders that are out to break it.
# Prints one line for each check and "N passed, N failed" last. No network.
#   TIEZHENG=… runs another launcher; KEEP=1 leaves the work folder.
set -uo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
root=$(cd "$here/../../../../.." && pwd)
export LC_ALL=C.UTF-8 TIEZHENG_LANG=zh
tz=${TIEZHENG:-$root/tiezheng}
work=$(mktemp -d)
export TIEZHENG_UNLOCK_FILE=$work/unlock XDG_CONFIG_HOME=$work/config
finish() {
  chmod -R u+rwx "$work" 2>/dev/null
  if [ -n "${KEEP:-}" ]; then echo "kept: $work"; else rm -rf "$work"; fi
}
trap finish EXIT
out=$work/out
err=$work/err
passed=0
failed=0

pass() { passed=$((passed + 1)); echo "ok      $1"; }
fail() {
  failed=$((failed + 1))
  echo "FAILED  $1"
  shift
  printf '%s\n' "$@" | cut -c1-160 | sed 's/^/        /'
}
# is NAME COMMAND…: the command succeeds.
is() {
  local name=$1
  shift
  if "$@" >"$work/is" 2>&1; then pass "$name"; else fail "$name" "$(tail -3 "$work/is")"; fi
}
# run CODE NAME ARGUMENT…: the command ends with that code (several: 1,3). Output in $out and $err.
run() {
  local want=$1 name=$2 code
  shift 2
  "$tz" "$@" >"$out" 2>"$err" </dev/null
  code=$?
  case ",$want," in
    *",$code,"*) pass "$name" ;;
    *) fail "$name" "exit code $code instead of $want" "$(tail -3 "$err")" "$(tail -3 "$out")" ;;
  esac
  if grep -qE '^\s+at [a-z.]+\(|Exception in thread' "$out" "$err"; then
    fail "$name: shows no stack trace" "$(grep -m2 -E '^\s+at |Exception' "$err" "$out")"
  fi
}
says() { grep -qF -- "$2" "$out" "$err" && pass "$1" || fail "$1" "not said: $2" "$(tail -3 "$out")"; }
json() { python3 -c 'import json,sys; json.load(open(sys.argv[1]))' "$1"; }
json_lines() { python3 -c 'import json,sys; [json.loads(l) for l in open(sys.argv[1])]' "$1"; }
needs() {
  command -v "$1" >/dev/null && return 0
  echo "SKIPPED: $1 is missing; $2"
  return 1
}

echo "== the command itself"
run 0 "help" --help
run 0 "version" --version
run 2 "an unknown command is a usage error" frobnicate
run 2 "a missing argument is a usage error" verify
run 0 "completion" completion
is "the completion is valid bash" bash -n "$out"
run 0 "rules" rules
run 0 "English help" --lang en --help
says "the help speaks English" "Usage"

echo "== the demo"
run 0 "demo" demo --out "$work/demo"
bundle=$work/demo/证据材料
case=$work/demo/loan.case
is "the demo leaves a bundle" test -f "$bundle/index.html"
is "and a zip beside it" test -f "$bundle.zip"
for paper in DOC-CATALOGUE DOC-CHAT-FULL DOC-CUSTODY-CERT DOC-CARRIER; do
  is "paper $paper" bash -c 'ls "$1"/data/papers/ | grep -q "$2.*\.pdf"' _ "$bundle" "$paper"
done
is "the catalogue also as DOCX" bash -c 'ls "$1"/data/papers/ | grep -q "DOC-CATALOGUE.*\.docx"' _ "$bundle"

echo "== looking at the case"
run 0 "list" list "$case"
says "list names the agreement" 借款协议
run 0 "list --json" list "$case" --json
is "list --json is JSON" json "$out"
run 0 "list --originals" list "$case" --originals
run 0 "show the chat" show "$case" 3 --from 1 --count 5
run 0 "show --json" show "$case" 4 --json
is "show --json is JSON Lines" json_lines "$out"
run 2,4 "an item that is not there" show "$case" 99
messages=$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["chat"]["messages"])' "$root/demo/answers.json")
run 0 "export by role" export "$case" --conversation 被告 --format txt,csv,json,html,xlsx,docx,pdf --out "$work/exported"
is "a file for each format, and a table of the transfers" sh -c 'test "$(find "$1" -maxdepth 1 -type f | wc -l)" = 8' _ "$work/exported"
is "the transfers have a table" sh -c 'grep -q "转账单号" "$1"/*-转账.csv' _ "$work/exported"
is "the exported data are JSON" sh -c 'for f in "$1"/*.json; do python3 -m json.tool "$f" >/dev/null || exit 1; done' _ "$work/exported"
is "every message has its line" sh -c 'test "$(cat "$1"/*.txt | grep -c "^\[[0-9]\{6\}\] ")" = "$2"' _ "$work/exported" "$messages"
run 0 "conversations" conversations "$case"
says "names those who take part" 岚岚
run 0 "conversations --json" conversations "$case" --json
is "conversations --json is JSON" json "$out"
run 0 "search for an amount" search "$case" 80,000
says "finds it in Chinese figures" 【八万
says "says how much was searched" 条记录中查找
says "says what holds no text" 没有可查找的文字
run 0 "search --json" search "$case" 还 --sender 被告 --from 2024-03 --to 2024-12-31 --json
is "search --json is JSON Lines with the counts last" python3 -c '
import json,sys
rows=[json.loads(l) for l in open(sys.argv[1])]
assert rows[-1]["searched"]["hits"] == len(rows)-1 > 0, rows[-1]' "$out"
run 0 "search for what is nowhere" search "$case" 这句话哪里也没有
says "finds nothing and says in how much" "找到 0 条"
run 0 "read a conversation" read "$case" --conversation 被告
is "every message is read" sh -c 'test "$(grep -c "^\[[0-9]\{6\}\] " "$1")" = "$2"' _ "$out" "$messages"
run 0,1 "bills" bills "$case" --item 3 --out "$work/bills.html"
says "finds rows that fit by amount and time" 金额与时间相符
is "the page of the bills is there" grep -q 转账与账单核对 "$work/bills.html"
run 0,1 "bills --json" bills "$case" --item 3 --out "$work/bills.json" --json
is "bills --json is JSON" json "$out"
is "and so is what it wrote" json "$work/bills.json"
run 0,1 "bills as a table" bills "$case" --item 3 --out "$work/bills.csv"
is "the table has a line for each message and row" sh -c 'test "$(wc -l <"$1")" -gt 800' _ "$work/bills.csv"
run 2,4 "bills without a bill" bills "$case" --bills 3
run 0 "the log says that bills were compared" log "$case"
says "by its kind" BILLS
run 0 "papers that findings ask for" papers "$case"
says "says for which finding" "因为 CN"
says "and what is missing" "→ DOC-"
run 0,3 "papers are written" papers "$case" --doc DOC-PRODUCE DOC-INV-ORDER --out "$work/papers"
says "says why a court is asked instead of a lawyer going" "只能由代理律师申请"
is "the application as PDF" bash -c 'ls "$1" | grep -q "DOC-PRODUCE.*\.pdf"' _ "$work/papers"
is "and as DOCX" bash -c 'ls "$1" | grep -q "DOC-PRODUCE.*\.docx"' _ "$work/papers"
is "the list of what is missing" grep -q DOC-PRODUCE.duty "$work/papers/还缺什么.txt"
run 2,4 "a paper is never written over" papers "$case" --doc DOC-PRODUCE --out "$work/papers"
run 2,4 "an unknown paper" papers "$case" --doc DOC-NOTHING
run 0 "papers --json" papers "$case" --json
is "papers --json is JSON" json "$out"
run 2,4 "an unknown kind of record" search "$case" 还款 --kind 合同
says "names those that are known" redpacket
run 2,4 "search for nothing" search "$case"
run 2,4 "an unknown format" export "$case" --format odt
says "names those that are known" docx
# The demo has planned failures, and examine says so with its exit code.
run 1 "examine as a table" examine "$case"
run 1 "examine as JSON" examine "$case" --format json
is "examine --format json is JSON" json "$out"
cp "$out" "$work/findings.json"
is "the planned contradiction is found" grep -q 'CN/G-015' "$work/findings.json"
run 1 "examine as SARIF" examine "$case" --format sarif
is "SARIF is JSON" json "$out"
run 0 "log" log "$case"
run 0 "log --export" log "$case" --export "$work/log"
is "the log comes as tlog-tiles" test -f "$work/log/checkpoint"
run 0 "seal again" seal "$case"
run 0 "check" check "$case"
run 0 "verify on a case folder checks it" verify "$case"
run 0 "keys" keys "$case"
run 0 "time: every outside service is off" time "$case"
is "every message of the chat is a record" bash -c '[ "$(grep -c "\"ChatMessage\"\|chatMessage\|\"record\":\"chat" "$1")" -ge 1 ] && [ "$(wc -l <"$1")" -ge "$2" ]' _ "$bundle/data/records/003.jsonl" "$messages"

echo "== verifying the bundle"
run 0 "verify the folder" verify "$bundle"
run 0 "verify the zip" verify "$bundle.zip"
mkdir "$work/disc" && cp -a "$bundle" "$work/disc/"
run 0 "a carrier is read back" present "$case" --out "$bundle" --carrier "$work/disc"
says "and is as listed" 回读一致
echo x >>"$(find "$work/disc" -path '*/data/records/003.jsonl')"
run 1 "a carrier with another byte" present "$case" --out "$bundle" --carrier "ZT-1=$work/disc"
says "names the file" data/records/003.jsonl
run 0 "verify --json" verify "$bundle" --json
is "verify --json is JSON" json "$out"
run 0 "verify --sha256-only" verify "$bundle" --sha256-only
run 0 "a report as PDF" verify "$bundle" --report "$work/report.pdf"
is "the report is a PDF" bash -c 'head -c 5 "$1" | grep -q %PDF-' _ "$work/report.pdf"
is "verify with the log's key from outside" "$tz" verify "$bundle" --log-vkey "$bundle/tiezheng/trust/log.vkey"
(cd "$bundle" && sha256sum --quiet -c manifest-sha256.txt >/dev/null 2>&1) && pass "sha256sum -c manifest" || fail "sha256sum -c manifest"
(cd "$bundle" && sha256sum --quiet -c tagmanifest-sha256.txt >/dev/null 2>&1) && pass "sha256sum -c tagmanifest" || fail "sha256sum -c tagmanifest"
(cd "$work/demo" && sha256sum --quiet -c 证据材料.zip.sha256 >/dev/null 2>&1) && pass "sha256sum -c of the zip" || fail "sha256sum -c of the zip"
for token in "$bundle"/tiezheng/checkpoints/*.own-p256.tsr; do
  body=${token%.own-p256.tsr}.txt
  is "openssl ts -verify ${token##*/}" openssl ts -verify -data "$body" -in "$token" -CAfile "$bundle/tiezheng/trust/tsa-own-p256.pem"
  is "verify-sm2.sh ${token##*/}" bash "$bundle/tiezheng/verify-sm2.sh" "$body" "${token%.own-p256.tsr}.own-sm2.tsr" "$bundle/tiezheng/trust/tsa-own-sm2.pub.pem"
done
bag=$bundle/tiezheng/root
sed -n 's/^    //p' "$bundle/README-验证.txt" >"$work/recipe"
(cd "$bundle" && bash "$work/recipe" >"$work/recipe.out" 2>&1)
is "the recipe of the README runs as pasted" grep -q "RESULT: OK" "$work/recipe.out"
is "openssl ts -verify of the bag root" openssl ts -verify -data "$bag/bag.checkpoint.txt" -in "$bag/bag.own-p256.tsr" -CAfile "$bundle/tiezheng/trust/tsa-own-p256.pem"
if needs pdftotext "the papers are not read back"; then
  is "the catalogue prints the evidence root" bash -c 'root=$(python3 -c "import json,sys; print(json.load(open(sys.argv[1]))[\"evidenceRoot\"])" "$1/tiezheng/evidence.json"); pdftotext "$1"/data/papers/DOC-CATALOGUE*.pdf - | tr -d " \n" | grep -q "$root"' _ "$bundle"
fi

echo "== nothing unlinked goes out"
if needs pdftotext "markers are not looked for"; then
  private=$root/demo/evidence/微信/私人/聊天记录_晴天.jsonl
  backup=$root/demo/evidence/备份/手机备份_20251101.zip
  markers=(TZ-PRIVATE-5F1C9AB27E 豆沙包紫藤猫 wxid_demo_suqing "$(sha256sum <"$private" | cut -c1-64)" "$(sha256sum <"$backup" | cut -c1-64)" "$(openssl dgst -sm3 -r "$private" | cut -c1-64)")
  mkdir "$work/control"
  cp "$private" "$backup" "$work/control"
  python3 "$here/find-marker.py" "$work/control" "${markers[@]:0:2}" >/dev/null && fail "the search finds markers where they are" || pass "the search finds markers where they are"
  python3 "$here/find-marker.py" "$bundle/data/papers" 借款协议 >/dev/null && fail "the search reads the papers" || pass "the search reads the papers"
  mkdir "$work/zip" && cp "$bundle.zip" "$bundle"-核验报告.pdf "$work/zip"
  is "no marker in the bundle" python3 "$here/find-marker.py" "$bundle" "${markers[@]}"
  is "no marker in the zip and the report" python3 "$here/find-marker.py" "$work/zip" "${markers[@]}"
fi

echo "== facts, persons, the hearing, the other side"
facts=$work/facts.case
cp -a "$case" "$facts"
run 0 "the templates of facts" fact templates
says "name the loan" 民间借贷
run 0 "fact add from a template" fact add "$facts" --template loan
says "adds its facts" loan-delivery
run 0 "fact add again" fact add "$facts" --template loan
says "writes over nothing" "已有,未改动"
run 0 "a fact of one's own, with a slot" fact add "$facts" --id notice --title 曾当面催收 --slot amount:AMOUNT
run 2,4 "an unknown template" fact add "$facts" --template nothing
says "names those that are known" wages
run 0 "a slot is filled" fact set "$facts" --fact due --slot dueDate --value 2025-02-28
run 0 "link lines to a fact" link "$facts" --item 3 --lines 465-477 --fact loan-delivery --note 确认收款
says "shows the first of them" 支付宝转了五万
run 0 "the same link again" link "$facts" --item 3 --lines 465-477 --fact loan-delivery
says "is there already" 已有此关联
run 2,4 "link a line that is not there" link "$facts" --item 3 --lines 999999 --fact due
says "says how many there are" "没有第 999999 行"
run 0 "fact list --json" fact list "$facts" --json
is "fact list --json is JSON, with the link" python3 -c '
import json,sys
facts={f["id"]: f for f in json.load(open(sys.argv[1]))}
assert facts["loan-delivery"]["links"][0]["lines"] == "465-477", facts["loan-delivery"]' "$out"
run 0 "candidates for slots" fact candidates "$facts"
says "an amount in words is a candidate" 80000
# The demo has a contradiction that the matrix finds, and its exit code says so.
run 1 "the matrix of facts and items" fact matrix "$facts"
says "says what contradicts" 有矛盾
says "and what nothing shows" 没有证据
run 1 "who has to prove what" fact burden "$facts"
says "and whose move is next" "下一步:对方"
run 0 "where proof can be found" fact find "$facts"
says "names the paper for it" DOC-PRODUCE
run 0 "what speaks against oneself" fact against "$facts"
says "the line in one's own chat" 2927
run 3 "who is behind the accounts" who "$facts"
says "with two proofs" 两项以上独立依据
says "and what nobody confirmed" "? ["
run 2,4 "a clue that is not there" who "$facts" --confirm 00000000
run 0 "an account is tied to a person" who "$facts" --account qq:10000331 --for witness --proof ADMISSION --item 10 --where 第3行
says "in case.yaml and the custody log" 保管链
run 0,3 "the proof is shown, as data" who "$facts" --account qq:10000331 --json
is "who --json is JSON" json "$out"
says "with its place" 第3行
run 0 "hearing: steps and what to bring" hearing "$facts" --out "$work/hearing"
says "names the phone to bring" "手机 DEMO-AL00"
for paper in SHOW-STEPS CHECK-RECORD SHOW-RECORD; do
  is "paper DOC-$paper as PDF, DOCX and text" bash -c 'for end in pdf docx txt; do ls "$1" | grep -q "^DOC-$2.*\.$end$" || exit 1; done' _ "$work/hearing" "$paper"
done
sed '0,/result: "", difference: ""/s//result: "不一致", difference: ""/' "$work/hearing/核对结果.yaml" >"$work/results.yaml"
run 2,4 "a difference that is not described" hearing "$facts" --record "$work/results.yaml" --out "$work/heard"
is "and nothing is written" test ! -e "$work/heard"
sed -i '0,/difference: ""/s//difference: "文件大小不同"/' "$work/results.yaml"
run 1,3 "the results of a hearing" hearing "$facts" --record "$work/results.yaml" --out "$work/heard"
is "the record states the difference" bash -c 'grep -q 文件大小不同 "$1"/DOC-CHECK-RECORD*.txt' _ "$work/heard"
theirs=$work/theirs
mkdir "$theirs" && cp "$root/demo/evidence/合同/借款协议.pdf" "$theirs"
sed 's/三万也收到了，一共八万/两万也收到了，一共七万/' "$root/demo/evidence/微信/与周启明的聊天/聊天记录_启明星.json" >"$theirs/聊天.json"
run 0 "oppose the other side's files" oppose "$facts" "$theirs" --party other --out "$work/opposed"
says "finds the one line that differs" "内容不同 1 条"
says "and points to it" /messages/476
is "the opinion as PDF and DOCX" bash -c 'ls "$1" | grep -q "DOC-CROSS-EXAM.*\.pdf" && ls "$1" | grep -q "DOC-CROSS-EXAM.*\.docx"' _ "$work/opposed"
is "what is ours byte for byte is no item of theirs" bash -c '! "$1" list "$2" | tail -n +13 | grep -q 借款协议.pdf' _ "$tz" "$facts"
run 0 "the case still checks" check "$facts"

echo "== damage"
# damaged NAME FILE COMMAND: on a copy of the bundle; the verifier must fail and name the file.
damaged() {
  local name=$1 file=$2
  rm -rf "$work/copy" && cp -a "$bundle" "$work/copy"
  (cd "$work/copy" && bash -c "$3")
  run 1,3,4 "$name" verify "$work/copy"
  says "$name: the file is named" "$file"
}
flip='python3 -c "import sys; p=sys.argv[1]; b=bytearray(open(p,\"rb\").read()); b[len(b)//2]^=1; open(p,\"wb\").write(b)"'
damaged "a flipped bit in an original" 借款协议.pdf "$flip data/originals/001/借款协议.pdf"
damaged "a flipped bit in a paper" DOC-CARRIER "$flip data/papers/DOC-CARRIER*.pdf"
damaged "a flipped bit in the records" 003.jsonl "$flip data/records/003.jsonl"
damaged "a flipped bit in the custody log" events.jsonl "$flip tiezheng/events.jsonl"
damaged "a flipped bit in the page" index.html "$flip index.html"
damaged "a flipped bit in the bag's token" bag.own-p256.tsr "$flip tiezheng/root/bag.own-p256.tsr"
damaged "a file deleted" IMG_20240301_193540.jpg "rm data/originals/002/IMG_20240301_193540.jpg"
damaged "a file added" extra.txt "echo more >data/extra.txt"
damaged "a file renamed" 何敏.txt "mv data/originals/010/何敏.txt data/originals/010/何明.txt"
damaged "a file cut short" 还款计划.docx "truncate -s -1 data/originals/007/还款计划.docx"
# An emptied manifest makes every file an extra one; the text shows some, --json all of it.
damaged "an emptied manifest" data/originals ": >manifest-sha256.txt"
run 1,3,4 "an emptied manifest, --json" verify "$work/copy" --json
says "an emptied manifest is named" manifest-sha256.txt
cp "$bundle.zip" "$work/bad.zip" && cp "$bundle.zip.sha256" "$work/bad.zip.sha256"
(cd "$work" && eval "$flip bad.zip")
run 1,3,4 "a flipped bit in the zip" verify "$work/bad.zip"
head -c 20000 "$bundle.zip" >"$work/cut.zip"
run 1,4 "a zip cut short" verify "$work/cut.zip"
run 4 "not a bundle" verify "$root/demo/evidence"
run 4 "not there" verify "$work/nowhere"

echo "== one's own case"
own=$work/own.case
run 0 "new" new "$own" --cause 民间借贷 --me 原告 --other 被告
run 1,2,4 "new over an existing case is refused" new "$own"
mkdir "$work/few" && cp "$root"/demo/evidence/账单/*.csv "$root"/demo/evidence/邮件/*.eml "$work/few" && : >"$work/few/empty.txt"
run 0 "collect" collect "$own" "$work/few"
run 0 "collect the same again" collect "$own" "$work/few"
run 0 "list" list "$own"
few=$work/only.case
run 0 "new" new "$few" --cause 民间借贷 --me 原告 --other 被告
run 2,4 "collect an unknown kind" collect "$few" "$work/few" --only wexin
says "names the kinds" whatsapp
is "and takes nothing in" sh -c '! "$1" list "$2" --originals | grep -q csv' _ "$tz" "$few"
run 0 "collect only mails" collect "$few" "$work/few" --only mail
says "lists what was left unread" 支付宝账单
run 0 "the log says so, too" log "$few"
run 0 "what was left unread is sealed" list "$few" --originals
says "whole" csv
run 2 "read without a conversation" read "$own"
says "the missing option is named" "缺少 --conversation NAME"
run 2,4 "collect an empty path" collect "$own" ""
says "an empty path is called one" "有一个路径是空的"
run 4,3 "collect what is not there" collect "$own" "$work/nowhere"
run 0,1,3 "examine an unfinished case" examine "$own"
run 2,4 "nothing catalogued, nothing presented" present "$own" --out "$work/own-bundle"
is "and no half bundle is left" test ! -e "$work/own-bundle"
run 0 "check" check "$own"
printf 'title: [broken\n' >"$own/case.yaml.new" && cp "$own/case.yaml" "$work/case.yaml.good" && mv "$own/case.yaml.new" "$own/case.yaml"
run 2 "a broken case.yaml is named" list "$own"
says "with the file's name" case.yaml
cp "$work/case.yaml.good" "$own/case.yaml"
run 0 "and works again when mended" list "$own"

echo "== passphrase"
secret=$work/secret.case
echo 'correct horse' >"$work/pass" && echo 'wrong horse' >"$work/wrong"
run 0 "new with a passphrase" new "$secret" --passphrase-file "$work/pass"
run 0 "right passphrase" list "$secret" --passphrase-file "$work/pass"
run 1,2,4 "wrong passphrase" collect "$secret" "$work/few" --passphrase-file "$work/wrong"
is "the passphrase is nowhere in the vault" bash -c '! grep -raqF "correct horse" "$1"' _ "$secret"

echo "== hostile folders"
hostile=$work/hostile
mkdir -p "$hostile/loop" && (
  cd "$hostile" || exit
  ln -s .. loop/up && ln -s gone nowhere && mkfifo pipe
  truncate -s 3G hole.bin && : >empty.jpg && echo x >"$(printf 'line\nbreak.txt')"
  echo x >"$(printf 'bad\377\376name.txt')" && echo x >-rf && echo locked >locked.txt && chmod 000 locked.txt
  python3 - <<'P'
import zipfile
with zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED) as z:
    with z.open("zeros", "w", force_zip64=True) as m:
        for _ in range(1024):
            m.write(bytes(1 << 20))
with zipfile.ZipFile("slip.zip", "w") as z:
    z.writestr("../../../../tmp/tiezheng-slipped.txt", "out")
    z.writestr("/tmp/tiezheng-absolute.txt", "out")
open("deep.json", "w").write('{"chatlab":{"version":"0.0.2"},"messages":' + "[" * 200000)
open("cut.pdf", "wb").write(b"%PDF-1.7\n1 0 obj\n<</Type/Cat")
P
)
run 0 "new for the hostile folder" new "$work/hostile.case" --cause 民间借贷 --me 原告 --other 被告
run 0,3 "collect a hostile folder" collect "$work/hostile.case" "$hostile"
is "nothing slipped out of a zip" bash -c '! ls /tmp/tiezheng-slipped.txt /tmp/tiezheng-absolute.txt 2>/dev/null'
run 0 "the case lists what was taken" list "$work/hostile.case" --originals
says "the name with a line break is there" break.txt
says "the empty file is there" empty.jpg
run 0 "and checks" check "$work/hostile.case"
run 0,1,3 "examine does not break" examine "$work/hostile.case"

echo "== a phone: what was deleted, found and not invented"
phone=$work/phone
mkdir -p "$phone"
python3 - "$phone" <<'PY'
import sqlite3, sys
def store(name, secure):
    base = sqlite3.connect(sys.argv[1] + "/" + name, isolation_level=None)
    base.executescript("PRAGMA secure_delete=%d; PRAGMA journal_mode=DELETE;" % secure)
    base.executescript("""
    CREATE TABLE threads (_id INTEGER PRIMARY KEY AUTOINCREMENT, date INTEGER, message_count INTEGER, recipient_ids TEXT, snippet TEXT);
    CREATE TABLE canonical_addresses (_id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT);
    CREATE TABLE sms (_id INTEGER PRIMARY KEY AUTOINCREMENT, thread_id INTEGER, address TEXT, person INTEGER, date INTEGER,
      date_sent INTEGER DEFAULT 0, protocol INTEGER, read INTEGER DEFAULT 0, status INTEGER DEFAULT -1, type INTEGER,
      reply_path_present INTEGER, subject TEXT, body TEXT, service_center TEXT, locked INTEGER DEFAULT 0, creator TEXT);
    INSERT INTO canonical_addresses VALUES (1, '+8613900001111');
    INSERT INTO threads VALUES (1, 1700000400000, 400, '1', '最后一条');
    """)
    base.execute("BEGIN")
    for i in range(1, 401):
        base.execute("INSERT INTO sms (_id, thread_id, address, date, date_sent, protocol, type, body, service_center, creator)"
                     " VALUES (?,1,'+8613900001111',?,?,?,?,?,?,'com.android.mms')",
                     (i, 1700000000000 + i * 1000, 1700000000000 + i * 1000 - 1000 if i % 2 else 0, 0 if i % 2 else None,
                      1 if i % 2 else 2, "第%d条短信,还款事宜请回复。" % i, "+8613800100500" if i % 2 else None))
    base.execute("COMMIT")
    base.execute("DELETE FROM sms WHERE _id % 10 = 5")
    base.close()
store("mmssms.db", 0)
store("wiped.db", 1)
PY
(cd "$phone" && sha256sum *.db) >"$work/phone.sums"
run 0 "recover on a file" recover "$phone/mmssms.db" --json
is "recover --json is JSON Lines" json_lines "$out"
is "the forty deleted messages are found, and no other" python3 - "$out" <<'PY'
import json, re, sys
found = set()
for line in open(sys.argv[1]):
    row = json.loads(line)
    if row["state"] in ("DELETED", "DELETED_OR_EARLIER") and row["table"] == "sms":
        body = next(v["value"] for v in row["values"] if v["column"] == "body")
        found.add(int(re.search(r"第(\d+)条", body).group(1)))
assert found == {i for i in range(1, 401) if i % 10 == 5}, sorted(found)
PY
run 0 "recover --out" recover "$phone/mmssms.db" --out "$work/found.html"
is "the report and the table are there" test -s "$work/found.html" -a -s "$work/found.csv"
run 0 "recover where the bytes were wiped" recover "$phone/wiped.db" --lang en
says "says that ids are missing all the same" "40"
is "nothing was written to the files" sh -c "cd '$phone' && sha256sum -c --quiet '$work/phone.sums'"
run 4 "recover on what is no database" recover "$root/README.md"
run 4 "recover on what is not there" recover "$work/nothing.db"
run 0 "a case for the phone" new "$work/phone.case" --cause 民间借贷 --me 原告 --other 被告
run 0 "collect a message store" collect "$work/phone.case" "$phone/mmssms.db"
cp "$phone/mmssms.db" "$work/cut.db" && truncate -s -20480 "$work/cut.db"
mkdir "$work/cut" && mv "$work/cut.db" "$work/cut/mmssms.db"
run 0 "a case for a store that was cut short" new "$work/cut.case" --cause 民间借贷 --me 原告 --other 被告
run 3 "a store that was cut short is read as far as it goes" collect "$work/cut.case" "$work/cut"
says "says that it does not balance" "不平"
says "says which item was not read to its end" "证据 1 没有读全"
is "says which table, with its rows" grep -qE '^  .*sms.*:见 [0-9,]+ 行,记录 [0-9,]+,搁置 [0-9,]+' "$out"
is "and why" grep -q '^  · ' "$out"
run 0 "another case for it" new "$work/cut-en.case" --cause 民间借贷 --me 原告 --other 被告
run 3 "the same in English" collect "$work/cut-en.case" "$work/cut" --lang en
says "says it there, too" "Item 1 was not read to its end"
run 0 "recover in a case" recover "$work/phone.case" --out "$work/reports"
is "a report for each database" sh -c "ls '$work/reports'/*.html"
run 0 "show the messages" show "$work/phone.case" 1 --count 1000
says "with those that were deleted" "〔恢复:已删除"
run 0,1,3 "examine asks about the gaps" examine "$work/phone.case" --format json
is "and finds them" grep -q 'SMS-002' "$out"

echo "== two at once, read only, no room"
chmod -R a-w "$own"
if [ "$(id -u)" = 0 ]; then
  echo "SKIPPED: root may write anywhere; a read-only vault is not tried"
else
  run 4 "a read-only case is not written to" collect "$own" "$work/few"
fi
chmod -R u+w "$own"
if needs flock "two processes are not tried"; then
  "$tz" collect "$own" "$hostile/hole.bin" >/dev/null 2>&1 </dev/null &
  first=$!
  sleep 2
  "$tz" collect "$own" "$work/few" >"$out" 2>"$err" </dev/null
  second=$?
  wait $first
  one=$?
  if [ $one = 0 ] && { [ $second = 0 ] || grep -qE "占用|另一|正在|in use|another" "$err" "$out"; }; then
    pass "two processes on one vault: one waits or is told"
  else
    fail "two processes on one vault" "first $one, second $second" "$(tail -2 "$err")"
  fi
  run 0 "and the vault is whole" check "$own"
fi

echo "== what is handed out to people without a terminal"
if needs zip "the release is not made" && needs unzip "the release is not made"; then
  is "the release is made" "$root/release" "$work/release"
  is "its sums hold" sh -c "cd '$work/release' && sha256sum -c SHA256SUMS"
  mkdir "$work/另一个 地方"
  tar -C "$work/另一个 地方" -xzf "$work"/release/tiezheng-*-linux-*.tar.gz
  image=$(echo "$work/另一个 地方"/tiezheng-*)
  # Moved, without a JDK and not writable, as it lies on a disc.
  chmod -R a-w "$image"
  alone() { env -i HOME="$work/home" XDG_CONFIG_HOME="$work/config" TIEZHENG_LANG=zh PATH=/usr/bin:/bin "$image/tiezheng" "$@" >"$out" 2>"$err" </dev/null; }
  alone --which-jdk
  says "it runs on the runtime that lies beside it" "$image/jre"
  alone demo --out "$work/of-release" --json
  is "it goes the whole way" json "$out"
  alone verify "$(dirname "$(find "$work/of-release" -maxdepth 2 -name index.html | head -1)")"
  is "it verifies the bundle that it made" [ $? = 0 ]
  is "the JVM says nothing beside" [ ! -s "$err" -o -z "$(grep -F '[warning]' "$err")" ]
  env -i HOME="$work/home" XDG_CONFIG_HOME="$work/config" PATH=/usr/bin:/bin "$image/tiezheng" serve --port 0 --json --cases "$work" >"$out" 2>"$err" </dev/null &
  app=$!
  for _ in $(seq 200); do grep -q invitation "$out" && break; sleep 0.1; done
  is "its app starts and says its address on one line" json "$out"
  kill "$app"
  wait "$app"
  unzip -q "$work"/release/tiezheng-*-any.zip -d "$work/any"
  any=$(echo "$work"/any/tiezheng-*)
  is "the scripts for Windows end their lines as its command processor needs" [ "$(grep -c $'\r$' "$any/tiezheng.cmd")" = "$(wc -l <"$any/tiezheng.cmd")" ]
  is "the folder for every system holds no runtime" [ ! -e "$any/jre" ]
  TIEZHENG_JAVA_HOME=$("$root/tiezheng" --which-jdk) "$any/tiezheng" --version >"$out" 2>"$err"
  says "it runs on a JDK that it finds" "tiezheng/"
  chmod -R u+w "$image"
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

// Every fixed sentence of the page, Chinese and English, and the forms of numbers and times.

import { FAILED, NOT_CHECKED, PASSED, say } from '../outcome.js';

export const WORDS = {
  title: say('证据材料核对', 'Checking a bundle of evidence'),
  subtitle: say('在这台电脑上核对，不联网，不上传任何文件。', 'Everything happens on this computer. Nothing is sent anywhere.'),
  print: say('打印', 'Print'),
  ways: say('本页各部分', 'Parts of this page'),
  home: say('核对与目录', 'Check and catalogue'),
  other: say('English', '中文'),
  dropHere: say('把整个材料文件夹（或 zip）拖到这里', 'Drop the whole bundle folder (or its zip) here'),
  or: say('或者', 'or'),
  pickFolder: say('选择文件夹…', 'Pick the folder…'),
  pickZip: say('选择 zip…', 'Pick the zip…'),
  which: say('请选择含有本页（index.html）的那个文件夹；浏览器会问是否“上传”，那只是读取，文件不会离开本机。选择 zip 时可同时选中旁边的 .sha256 文件。',
    'Pick the folder that holds this page (index.html). The browser may ask about "uploading": it only reads, no file leaves this computer. With a zip you can pick the .sha256 file beside it too.'),
  again: say('重新核对', 'Check again'),
  cancel: say('取消', 'Cancel'),
  cancelled: say('已取消，没有结论。', 'Cancelled; there is no result.'),
  working: say('正在核对…', 'Checking…'),
  unchecked: say('以下是材料自己的说法，尚未核对', 'What follows is the bundle\'s own statement, not yet checked'),
  nothing: say('本页旁没有可预览的数据；请直接选择文件夹。', 'There is nothing to preview beside this page; pick the folder.'),
  four: say('四个问题，分别回答', 'Four questions, answered one by one'),
  bytes: say('文件未变', 'Files unchanged'),
  log: say('已存证', 'Deposited in the log'),
  time: say('不晚于', 'Not later than'),
  notShown: say('未证明', 'Not shown'),
  problems: say('有问题的文件', 'Files with a problem'),
  catalogue: say('证据目录', 'Catalogue'),
  papers: say('文书', 'Papers'),
  records: say('记录预览', 'Records'),
  withheld: say('未移交（只给出承诺值）', 'Not handed over (only a commitment is given)'),
  allFiles: say('全部文件', 'All files'),
  steps: say('全部核对步骤', 'Every step'),
  notCheckedList: say('没有核对的事项', 'What was not checked'),
  keys: say('公钥与证书', 'Keys and certificates'),
  recipe: say('不用本页，怎样核对', 'How to check without this page'),
  pinHelp: say('可粘贴从材料之外得到的公钥（vkey，每行一个）或时间服务证书（PEM）。粘贴后重新核对，以它们为准。',
    'Paste keys (vkey, one a line) or certificates of time services (PEM) that you got from elsewhere. Then check again; they take precedence.'),
  findings: say('审查意见', 'Findings'),
  carriers: say('载体', 'Carriers'),
  carriersSay: say('每个载体的编号、种类和其上各文件的路径、大小、摘要，见载体清单。', 'Number and kind of each carrier, with path, size and digests of every file on it, are in the list of carriers.'),
  asked: say('检查什么', 'What is asked'),
  articles: say('依据', 'Source'),
  lacking: say('缺少', 'Missing'),
  remedies: say('办法', 'Remedies'),
  places: say('位置', 'Places'),
  noFindings: say('没有这类意见。', 'There is none of these.'),
  noneHandedIn: say('审查意见没有随证据包移交。', 'No findings were handed in with this bundle.'),
  findingsChecked: say('已核对：本页意见的文件与清单一致（只说明未变，不说明意见正确）。', 'Checked: the file of these findings is the one on the list (unchanged; that does not make them right).'),
  findingsFailed: say('有不符：本页意见的文件与清单不一致。', 'A mismatch: the file of these findings differs from the list.'),
  number: say('编号', 'No.'),
  name: say('证据名称', 'Title'),
  purpose: say('证明对象', 'To show'),
  source: say('来源', 'Source'),
  originals: say('原件', 'Originals'),
  result: say('核对结果', 'Result'),
  file: say('文件', 'File'),
  state: say('状态', 'State'),
  reason: say('说明', 'Reason'),
  open: say('打开', 'Open'),
  read: say('阅读', 'Read'),
  back: say('返回文书', 'Back to the papers'),
  shownChecked: say('以下显示的是已核对的那些字节；其中的脚本和网络访问一律禁止。这份 HTML 的文字是否与 PDF 一致，这里没有核对。打印、签名请用 PDF。', 'What is shown are the bytes that were checked; scripts and network in them are forbidden. Whether the words of this HTML agree with the PDF was not checked here. To print or sign take the PDF.'),
  strangePaper: say('这份文件含有本程序的文书不会有的内容，不予显示：', 'This file has something that papers of this program never have and is not shown: '),
  notUtf8: say('这份文件不是 UTF-8 编码，不予显示：', 'This file is not in UTF-8 and is not shown: '),
  paperNotRead: say('这份文件无法读取。', 'This file cannot be read.'),
  noPaper: say('材料中没有这份文书，或者还没有核对。', 'This paper is not in the bundle, or the bundle was not checked yet.'),
  save: say('另存为文本', 'Save as text'),
  saveFile: say('另存', 'Save'),
  more: say('再显示 200 条', 'Show 200 more'),
  case: say('案件', 'Case'),
  submitter: say('提交人', 'Submitted by'),
  made: say('制作时间（自述）', 'Made (own statement)'),
  bundle: say('材料编号', 'Bundle'),
  court: say('法院', 'Court'),
  noTime: say('没有通过核对的时间', 'no time that passed'),
  own: say('自有时钟，非第三方', 'own clock, not a third party'),
  third: say('材料称为第三方，未从外部确认', 'a third party, says the bundle; not confirmed from outside'),
  confirmed: say('第三方，以您提供的证书核对', 'a third party, checked with the certificate you gave'),
  pinned: say('以您提供的证书核对', 'checked with the certificate you gave'),
  notRead: say('以下几行既不是公钥也不是证书，未采用：', 'These lines are neither keys nor certificates and were not used:'),
};

/** Forms of a paper beside its PDF. */
export const FORMS = { html: say('网页', 'for a browser'), docx: say('Word（可编辑）', 'Word, to be edited'), txt: say('文本', 'text') };

export const STATES = {
  [PASSED]: { mark: '✓', word: say('通过', 'passed'), css: 'good' },
  [FAILED]: { mark: '✗', word: say('不符', 'failed'), css: 'bad' },
  [NOT_CHECKED]: { mark: '?', word: say('未核对', 'not checked'), css: 'open' },
};

export const FILE_STATES = {
  OK: { mark: '✓', word: say('未变', 'unchanged'), css: 'good' },
  CHANGED: { mark: '✗', word: say('已变', 'changed'), css: 'bad' },
  MISSING: { mark: '✗', word: say('缺失', 'missing'), css: 'bad' },
  EXTRA: { mark: '✗', word: say('多余', 'extra'), css: 'bad' },
  UNREADABLE: { mark: '✗', word: say('无法读取', 'unreadable'), css: 'bad' },
  UNCHECKED: { mark: '?', word: say('未核对', 'not checked'), css: 'open' },
};

/** Always listed, whatever came out (docs/bundle-format.md section 5, answer 4). */
export const NOT_SHOWN = [
  say('内容由谁书写、是否真实：本页只比对字节，不判断内容。', 'Who wrote the content and whether it is true: this page compares bytes, it does not judge content.'),
  say('是否完整：没有提交的材料、存证之前的删改，本页看不到。', 'Whether it is complete: what was not handed in, or removed before the deposit, cannot be seen here.'),
  say('存证之前发生过什么：时间戳只说明“那时已经如此”。', 'What happened before the deposit: a time token only says that it was so by then.'),
  say('最后一条保管事件之后是否还有其他事件。', 'Whether there were custody events after the last one.'),
  say('日志公钥确属所称的人：须从材料之外核实。', 'That the key of the log belongs to whom it says: that has to be confirmed from outside the bundle.'),
  say('本页自身：它与材料放在一起，可被一并替换。有疑问时请用另处取得的同一页面，或按下方方法用 openssl 核对。',
    'This page itself: it lies in the bundle and could have been replaced with it. If in doubt use the same page from elsewhere, or openssl as described below.'),
];

export const RECIPE = [
  say('在材料文件夹中打开终端，运行 sha256sum -c manifest-sha256.txt 和 sha256sum -c tagmanifest-sha256.txt（Windows:certutil -hashfile 文件 SHA256，与清单比对）。',
    'Open a terminal in the folder and run sha256sum -c manifest-sha256.txt and sha256sum -c tagmanifest-sha256.txt (Windows: certutil -hashfile FILE SHA256, and compare with the list).'),
  say('核对时间戳：openssl ts -verify -data tiezheng/root/bag.checkpoint.txt -in tiezheng/root/bag.own-p256.tsr -CAfile tiezheng/trust/tsa-own-p256.pem',
    'Check a time token: openssl ts -verify -data tiezheng/root/bag.checkpoint.txt -in tiezheng/root/bag.own-p256.tsr -CAfile tiezheng/trust/tsa-own-p256.pem'),
  say('国密时间戳与其余步骤：见 README-验证.txt。', 'SM2 tokens and the other steps: see README-验证.txt.'),
];

export function size(bytes) {
  if (bytes < 1000) return bytes + ' B';
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = -1;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return value.toFixed(value < 9.95 ? 1 : 0) + ' ' + units[unit];
}

/** Beijing time in Chinese, UTC in English: each says which. */
export function moment(ms) {
  const text = (at) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
  return say('北京时间 ' + text(ms + 8 * 3600000), text(ms) + ' UTC');
}

export function duration(seconds) {
  const s = Math.max(0, Math.round(seconds));
  return s < 90 ? say(s + ' 秒', s + ' s') : say(Math.round(s / 60) + ' 分钟', Math.round(s / 60) + ' min');
}

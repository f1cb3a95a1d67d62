"use strict";
(function () {
  function cell(row, text, className) {
    var td = document.createElement("td");
    if (className) { td.className = className; }
    td.textContent = text;
    row.appendChild(td);
    return td;
  }
  function side(row, time, sender, line) {
    if (time === 0) { cell(row, "(没有 none)", "none"); return; }
    var td = cell(row, "");
    var head = document.createElement("span");
    head.className = "head";
    head.textContent = time + " " + sender;
    td.appendChild(head);
    td.appendChild(document.createElement("br"));
    td.appendChild(document.createTextNode(line));
  }
  function fill(day) {
    var place = day.querySelector("div");
    if (place.firstChild) { return; }
    var pairs = JSON.parse(document.getElementById("j" + day.id.substring(1)).textContent);
    var table = document.createElement("table");
    var body = document.createElement("tbody");
    pairs.forEach(function (p) {
      var row = document.createElement("tr");
      row.className = p[1];
      cell(row, p[0]);
      cell(row, p[2]);
      side(row, p[3], p[4], p[5]);
      side(row, p[6], p[7], p[8] === 1 ? p[5] : p[8]);
      body.appendChild(row);
    });
    table.appendChild(body);
    place.appendChild(table);
  }
  document.querySelectorAll("details.day").forEach(function (day) {
    day.addEventListener("toggle", function () { if (day.open) { fill(day); } });
  });
})();

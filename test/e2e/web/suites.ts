// Which suites run in the web's extension host, and why others do not.

import "./host.test.ts";
// How the server and its answers come to the editor.
import "../activation.test.ts";
import "../reading.test.ts";
// What asks the host for files, settings, memory or panels.
import "../customRules.test.ts";
import "../explainFolder.test.ts";
import "../flows.test.ts";
import "../ladder.test.ts";
import "../marks.test.ts";
import "../merge.test.ts";
// At the end: VS Code keeps what was made from these logs for a while, where other suites look for what they have made.
import "./memory.test.ts";

// commands, compareLogs, explain, filter, recover, showOnOpen, tree: they pass here as well, but ask for nothing that a host
// has of its own, and it takes minutes.
// crash: here the server is no process that a signal could end.
// follow, largeLog: they need a disk, and a server that reads it.
// keybindings, writeWhole: they ask VS Code alone, which is the same.

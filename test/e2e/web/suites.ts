// The suites that run in the web extension host, and why the others do not.

import "./host.test.ts";
// Communication between the server and the editor.
import "../activation.test.ts";
import "../reading.test.ts";
// Use of the host's files, settings, memory or panels.
import "../customRules.test.ts";
import "../explainFolder.test.ts";
import "../flows.test.ts";
import "../ladder.test.ts";
import "../marks.test.ts";
import "../merge.test.ts";
// At the end: VS Code keeps the documents generated from these logs for a while, where other suites would find them.
import "./memory.test.ts";

// commands, compareLogs, explain, filter, recover, showOnOpen, tree: they pass here too, but use nothing specific to the
// host and take minutes.
// crash: the server is not a process here that a signal could end.
// follow, largeLog: they need a disk, and a server that reads it.
// keybindings, writeWhole: they only use VS Code itself, which behaves the same.

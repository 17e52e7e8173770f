import assert from "node:assert/strict";
import { isWithinReach, type Reached } from "../../../client/src/documents/reach.ts";

const FOLDERS: readonly Reached[] = [
	{ scheme: "file", authority: "server", path: "/share/case" },
	{ scheme: "vscode-vfs", authority: "github", path: "/contoso/logs/" },
];

suite("which sources a derived document may open", () => {
	const cases: readonly [string, boolean, string, string, string][] = [
		["a local file", true, "file", "", "/home/alice/RTCDLL0.log"],
		["a local file of Windows", true, "file", "", "/c:/logs/RTCDLL0.log"],
		["another derived document", true, "rtcdll-recovered", "", "/mail recovered.log"],
		["a share in an open folder", true, "file", "server", "/share/case/RTCDLL0.log"],
		["another file system in an open folder", true, "vscode-vfs", "github", "/contoso/logs/a/b.log"],
		["a share", false, "file", "evil.example", "/share/x.log"],
		["a share of the same server", false, "file", "server", "/share/cases/x.log"],
		["a way out of an open folder", false, "file", "server", "/share/case/../x.log"],
		["a way out with a backslash", false, "file", "server", "/share/case/..\\..\\x.log"],
		["a share with two slashes", false, "file", "", "//evil.example/share/x.log"],
		["a share with backslashes", false, "file", "", "/\\evil.example\\share\\x.log"],
		["a device of Windows", false, "file", "", "/\\\\.\\pipe\\x"],
		["the web", false, "https", "evil.example", "/x.log"],
		["another file system", false, "vscode-vfs", "gitlab", "/contoso/logs/x.log"],
		["a document that was never saved", false, "untitled", "", "Untitled-1"],
		["a scheme that looks like ours", false, "rtcdll-", "evil.example", "/x"],
	];
	for (const [name, expected, scheme, authority, path] of cases) {
		test(name, () => assert.equal(isWithinReach({ scheme, authority, path }, FOLDERS), expected));
	}
});

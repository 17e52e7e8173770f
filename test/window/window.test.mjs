// The packaged extension in a real window, used like a user by keyboard and mouse, and judged by what is visible. Everything
// else is tested in test/e2e and test/webview.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fixturesDir, logsDir, refusedLog, sampleLog } from "../../scripts/lib/paths.mjs";
import { temporaryDir } from "../../scripts/lib/processes.mjs";
import { quotedMail } from "../../scripts/lib/quotedMail.mjs";
import { makeVsix } from "../../scripts/lib/vsix.mjs";
import { Workbench } from "../../scripts/lib/workbench.mjs";

suite("window", function () {
	this.timeout(60_000);

	/** @type {Workbench} */
	let workbench;

	suiteSetup(async function () {
		// VS Code and a browser may have to be installed first.
		this.timeout(300_000);
		workbench = await Workbench.start({ folder: fixturesDir, vsix: await makeVsix(), scale: 1 });
	});

	teardown(async function () {
		if (this.currentTest?.isFailed()) {
			const name = this.currentTest.title.replace(/\W+/g, "-");
			await workbench.page.screenshot({ path: join(logsDir, `${name}.png`) });
		}
	});

	suiteTeardown(() => workbench?.close());

	test("the tree shows the sign-in that failed, and follows the cursor", async () => {
		await openRefused();
		await workbench.command("View: Show RTCDLL Log");
		const tree = workbench.page.locator(".pane-body");
		await tree.getByText("403 Sign-in").waitFor();
		await workbench.goTo(93);
		await tree.locator(".monaco-list-row.selected", { hasText: "OPTIONS" }).waitFor();
	});

	test("a click on an arrow moves the cursor, and the cursor moves the selection", async () => {
		await openRefused();
		await workbench.command("RTCDLL Log: Show Sequence Diagram of the Whole Log");
		const arrow = workbench.webview.locator(".row.failed");
		await arrow.click();
		await seeLine(80);
		await workbench.command("View: Focus First Editor Group");
		await workbench.goTo(94);
		await workbench.webview.locator(".row.unanswered[aria-selected=true]").waitFor();
		await workbench.pressInWebview("Table");
		await workbench.webview.getByRole("grid").locator(".row.unanswered[aria-selected=true]").waitFor();
		await workbench.pressInWebview("Table");
	});

	test("selected flows open as one diagram, and Enter goes to their text", async () => {
		await openRefused();
		await workbench.command("RTCDLL Log: Show Flows");
		await workbench.webview.locator(".flow.unanswered").click();
		await workbench.press("Control+A", "d");
		await workbench.webview.getByRole("heading", { name: "1 sign-in and 1 other request" }).waitFor();
		await workbench.press("Enter");
		await seeLine(93);
		await workbench.command("View: Close All Editors");
	});

	test("a message of the diagram can be compared with the previous one", async () => {
		await openRefused();
		await workbench.command("RTCDLL Log: Show Sequence Diagram of the Whole Log");
		await workbench.webview.locator(".row.failed").click();
		await workbench.press("p");
		await workbench.seeText(
			"ms-diagnostics: 4004",
			".monaco-diff-editor .modified-in-monaco-diff-editor, .monaco-diff-editor",
		);
	});

	test("inlay hints appear beside the lines, and the hover explains a 401", async () => {
		await workbench.open(sampleLog);
		await workbench.seeText("401 Unauthorized · 0 ms", ".view-lines");
		await workbench.goTo(9, 50);
		await workbench.command("Show or Focus Hover");
		await workbench.seeText("asks the client to authenticate", ".monaco-hover");
	});

	test("folds show a summary of their content", async () => {
		await openRefused();
		await workbench.command("RTCDLL Log: Fold All But Failures");
		await workbench.seeDecoration("alice@contoso.com");
	});

	test("F12 goes from a filtered response to its request in the log", async () => {
		await openRefused();
		await workbench.command("RTCDLL Log: Filter...");
		await workbench.seeText("Filter the Log", ".quick-input-widget");
		// Immediately, like a user who knows the query.
		await workbench.page.keyboard.type("status:403");
		await workbench.press("Enter");
		await workbench.page.getByRole("tab", { name: "status:403" }).waitFor();
		await workbench.goTo(2, 50);
		await workbench.press("F12");
		await seeLine(63);
	});

	test("the name of a rule in the Problems panel opens its rendered page", async () => {
		await openRefused();
		await workbench.openProblems();
		await workbench.page
			.locator(".markers-panel a", { hasText: "auth-failed" })
			.click({ modifiers: ["ControlOrMeta"] });
		await workbench.seeInWebview("The server refused the credentials");
	});

	test("matches are counted while typing, and Enter on an invalid query changes nothing", async () => {
		await openRefused();
		await workbench.command("RTCDLL Log: Filter...");
		await workbench.seeText("problem:any", ".quick-input-widget");
		await workbench.page.keyboard.type("status:");
		await workbench.seeText("A value is missing", ".quick-input-widget");
		await workbench.press("Enter");
		await workbench.page.keyboard.type("4xx");
		await workbench.seeText("3 of 7 messages", ".quick-input-widget");
		await workbench.press("Escape");
	});

	test("the menu offers what applies at the cursor, shows no key twice, and Alt+F12 peeks", async () => {
		await openRefused();
		await workbench.goTo(75, 30);
		const { page } = workbench;
		const entry = (name) => page.getByRole("menuitem", { name });
		// A menu shows the state when it was opened, and what is at the cursor becomes known a moment later.
		for (;;) {
			await workbench.focusEditor();
			await workbench.press("Shift+F10");
			await entry("Copy Message").or(entry("Command Palette")).first().waitFor();
			if (await entry("Decode Token").isVisible()) break;
			await workbench.press("Escape");
		}
		assert.equal(await entry("Show Body").count(), 0);
		const keys = (await page.locator(".monaco-menu .keybinding").allTextContents()).filter((key) => key !== "");
		assert.deepEqual(keys, [...new Set(keys)]);
		await workbench.press("Escape", "Alt+F12");
		await page.locator(".peekview-widget").waitFor();
	});

	test("the report answers the question first", async () => {
		await openRefused();
		await workbench.command("RTCDLL Log: Explain This Log");
		await workbench.seeInWebview("could not sign in");
	});

	test("exports a log to a descriptively named file beside it", async () => {
		await openRefused();
		await workbench.command("RTCDLL Log: Export...");
		await workbench.seeText("HTML Page...", ".quick-input-widget");
		await workbench.page.keyboard.type("HTML");
		await workbench.press("Enter");
		const target = join(temporaryDir("rtcdll-export-"), "explained.html");
		const path = workbench.page.locator(".quick-input-widget input.input");
		await workbench.page.waitForFunction(() =>
			document.querySelector(".quick-input-widget input.input")?.value.endsWith("refused-sign-in-explained.html"),
		);
		await path.fill(target);
		// The dialog first navigates to the folder, which contains only the parent entry, before it accepts input.
		await workbench.page.waitForFunction(
			() => document.querySelectorAll(".quick-input-widget .monaco-list-row").length === 1,
		);
		await workbench.page.locator(".quick-input-widget").getByRole("button", { name: "OK" }).click();
		await workbench.seeText("Wrote explained.html", ".statusbar");
		assert.match(readFileSync(target, "utf8"), /^<!DOCTYPE html>[\s\S]*could not sign in[\s\S]*<\/html>\n$/);
	});

	test("offers to recover a pasted mail that quotes a log, and leads back to the lines of the mail", async () => {
		const mail = quotedMail(refusedLog);
		await workbench.command("View: Close All Editors");
		await workbench.pasteIntoNewFile(mail.text);
		await workbench.answerNotification("Read as a Log");
		await workbench.seeText("Read from a mail quote", ".editor-group-container.active");
		await workbench.goTo(mail.lineOf(80), 50);
		await workbench.seeText("403 Forbidden", ".editor-group-container.active .view-lines");
		await workbench.press("F12");
		await seeLine(mail.lineOf(63), ".editor-group-container.active");
		await workbench.command("RTCDLL Log: Show Sequence Diagram of the Whole Log");
		await workbench.webview.locator(".row.failed").waitFor();
		await workbench.command("RTCDLL Log: Go to Source in Log");
		await workbench.page.locator(".editor-group-container.active", { hasText: "Hello," }).waitFor();
		await seeLine(mail.lineOf(63), ".editor-group-container.active");
		await workbench.command("View: Revert and Close Editor");
	});

	test("the status bar of a followed log shows whether the end is in view, and that the log was rolled over", async () => {
		const file = join(temporaryDir("rtcdll-followed-"), "Lync-UccApi-0.UccApilog");
		const text = readFileSync(refusedLog, "utf8");
		writeFileSync(file, text.repeat(3));
		await workbench.command("View: Close All Editors");
		await workbench.open(file);
		await workbench.command("RTCDLL Log: Follow Log");
		const status = workbench.page.locator(".statusbar");
		await status.getByText("Following Log").waitFor();
		await workbench.command("RTCDLL Log: Show Sequence Diagram of the Whole Log");
		await workbench.webview.getByText("21 messages").waitFor();
		appendFileSync(file, text);
		await workbench.webview.getByText("28 messages").waitFor();
		await workbench.command("View: Focus First Editor Group");
		await workbench.press("Control+Home");
		await status.getByText("Follow Paused").click();
		await status.getByText("Following Log").waitFor();
		renameSync(file, `${file}.bak`);
		writeFileSync(file, text.slice(text.indexOf("SIP/2.0 401")));
		await status.getByText("its previous content is in Lync-UccApi-0.UccApilog.bak").waitFor();
		await status.getByText("Following Log").click();
		await status.getByText("Following Log").waitFor({ state: "hidden" });
	});

	test("a mark appears after its line and in the tree, and survives a restart of the window", async () => {
		await openRefused();
		await workbench.goTo(80);
		await workbench.command("RTCDLL Log: Mark Message...");
		await workbench.seeText("A note on ← 403 Forbidden", ".quick-input-widget");
		await workbench.page.keyboard.type("ask the proxy team");
		await workbench.press("Enter");
		await workbench.seeDecoration("★ ask the proxy team");
		await openRefused();
		await workbench.goTo(80);
		await workbench.seeDecoration("★ ask the proxy team");
		await workbench.command("View: Show RTCDLL Log");
		await workbench.seeText("★ 403 Sign-in", ".pane-body");
		await workbench.command("RTCDLL Log: Remove Mark");
		await workbench.page.locator(".pane-body", { hasText: "★" }).waitFor({ state: "hidden" });
	});

	test("tree and diagram say when the server stays off, and Restart restores both", async function () {
		// Finding the process needs `ps`, which Windows does not have.
		if (process.platform === "win32") this.skip();
		await openRefused();
		await workbench.command("View: Show RTCDLL Log");
		await workbench.command("RTCDLL Log: Show Sequence Diagram of the Whole Log");
		await workbench.webview.locator(".row.failed").waitFor();
		const tree = workbench.page.locator(".pane-body");
		const notice = workbench.webview.locator(".notice");
		const isOff = tree.getByText("The language server is off");
		while (!(await isOff.isVisible())) crashLanguageServer();
		await tree.getByRole("button", { name: "Restart" }).waitFor();
		await notice.getByRole("button", { name: "Restart" }).click();
		await notice.waitFor({ state: "hidden" });
		await workbench.webview.locator(".row.failed").waitFor();
		await tree.getByText("403 Sign-in").waitFor();
	});

	test("commands and the diagram are in German in a German window", async () => {
		await workbench.speak("de");
		await openRefused();
		await workbench.command("RTCDLL Log: Sequenzdiagramm des ganzen Protokolls anzeigen");
		await workbench.webview.getByRole("button", { name: "Nächster Fehler" }).click();
		await seeLine(80);
		await workbench.page.getByRole("tab", { name: "Diagramm: refused-sign-in.uccapilog" }).waitFor();
	});

	/** Opens the log with the refused sign-in at its start, with nothing beside it, and waits until it has been read. */
	async function openRefused() {
		await workbench.command("View: Close All Editors");
		await workbench.open(refusedLog);
		await workbench.goTo(1);
		await workbench.seeText("401 Unauthorized · 35 ms", ".view-lines");
	}

	/** Waits until the cursor is on a 1-based line, in any editor or in one that a selector names. */
	async function seeLine(line, within = "body") {
		const numbers = workbench.page.locator(within).locator(".active-line-number");
		const number = numbers.getByText(String(line), { exact: true });
		await number.filter({ visible: true }).first().waitFor();
	}
});

/** Kills the language servers started by this window, as in a crash. */
function crashLanguageServer() {
	const processes = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
		.split("\n")
		.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)/.exec(line)?.slice(1) ?? []);
	const parents = new Map(processes.map(([pid, parent]) => [pid, parent]));
	const isOurs = (pid) => pid === String(process.pid) || (parents.has(pid) && isOurs(parents.get(pid)));
	for (const [pid, , args] of processes) {
		if (/rtcdll-log.*server\.js/.test(args) && isOurs(pid)) process.kill(Number(pid), "SIGKILL");
	}
}

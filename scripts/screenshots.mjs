// npm run screenshots [-- NAME ...]: takes the README's screenshots, or the named ones, of the real extension in a real VS
// Code.

import { ensurePackages } from "./lib/packages.mjs";
import { fixturesDir, meetingLog, noCertificateLog, refusedLog, sampleLog, scenariosDir } from "./lib/paths.mjs";
import { main } from "./lib/processes.mjs";
import { quotedMail } from "./lib/quotedMail.mjs";
import { makeVsix } from "./lib/vsix.mjs";
import { Workbench } from "./lib/workbench.mjs";

/** The screenshots by name, each with the function that takes it. */
const PICTURES = {
	outline,
	refused: (vsix, name) => refused(vsix, name, "Dark Modern"),
	"refused-light": (vsix, name) => refused(vsix, name, "Light Modern"),
	"refused-high-contrast": (vsix, name) => refused(vsix, name, "Default High Contrast"),
	"refused-visual-studio-light": (vsix, name) => refused(vsix, name, "Visual Studio Light"),
	hover,
	folding,
	diagram: (vsix, name) => diagram(vsix, name, "Dark Modern"),
	"diagram-light": (vsix, name) => diagram(vsix, name, "Light Modern"),
	"diagram-high-contrast": (vsix, name) => diagram(vsix, name, "Default High Contrast"),
	"diagram-table": (vsix, name) => diagram(vsix, name, "Dark Modern", "Table"),
	meeting,
	explanation,
	flows,
	filter,
	comparison,
	"working-log": workingLog,
	recovered,
};

await main(async () => {
	const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(PICTURES);
	const unknown = names.filter((name) => !Object.hasOwn(PICTURES, name));
	if (unknown.length > 0) throw new Error(`No picture is named ${unknown.join(", ")}.`);
	await ensurePackages();
	const vsix = await makeVsix();
	for (const name of names) await PICTURES[name](vsix, name);
});

/** The sample log with one outline entry per message. */
async function outline(vsix, name) {
	const workbench = await Workbench.start({ folder: fixturesDir, vsix });
	await workbench.open(sampleLog);
	await workbench.collapseFolders();
	await workbench.openOutline();
	await workbench.seeText("REGISTER", ".outline-tree");
	await workbench.focusEditor();
	await workbench.screenshot(name);
	await workbench.close();
}

/** A refused sign-in: the failure in the text, in the outline and in the Problems panel. */
async function refused(vsix, name, theme) {
	const workbench = await Workbench.start({ folder: fixturesDir, vsix, theme });
	await workbench.open(refusedLog);
	await workbench.collapseFolders();
	await workbench.openOutline();
	await workbench.seeText("403 Forbidden", ".outline-tree");
	await workbench.openProblems();
	await workbench.seeText("auth-failed", ".markers-panel");
	await workbench.goTo(80);
	await workbench.focusEditor();
	await workbench.screenshot(name);
	await workbench.close();
}

/** The hover on a challenge, with the elapsed time beside it. */
async function hover(vsix, name) {
	const workbench = await Workbench.start({ folder: fixturesDir, vsix });
	await workbench.open(sampleLog);
	await workbench.seeText("401 Unauthorized · 0 ms", ".view-lines");
	await workbench.goTo(9, 50);
	await workbench.command("Show or Focus Hover");
	await workbench.seeText("asks the client to authenticate", ".monaco-hover");
	await workbench.screenshot(name);
	await workbench.close();
}

/** Everything folded except failures, with fold summaries. */
async function folding(vsix, name) {
	const workbench = await Workbench.start({ folder: fixturesDir, vsix });
	await workbench.open(refusedLog);
	await workbench.seeText("401 Unauthorized · 35 ms", ".view-lines");
	await workbench.command("View: Toggle Primary Side Bar Visibility");
	await workbench.command("RTCDLL Log: Fold All But Failures");
	await workbench.seeDecoration("alice@contoso.com");
	await workbench.screenshot(name);
	await workbench.close();
}

/** The transactions in the side bar and the sequence diagram beside the log, optionally in its other view. */
async function diagram(vsix, name, theme, look) {
	const workbench = await Workbench.start({ folder: fixturesDir, vsix, theme });
	await workbench.open(refusedLog);
	await workbench.seeText("401 Unauthorized · 35 ms", ".view-lines");
	await workbench.goTo(80);
	await workbench.page.locator(".squiggly-error").first().waitFor();
	await workbench.command("RTCDLL Log: Show Sequence Diagram of the Whole Log");
	await workbench.command("View: Show RTCDLL Log");
	await workbench.seeText("Sign-ins", ".pane-body");
	await workbench.seeInWebview("403 Forbidden");
	if (look) {
		await workbench.pressInWebview(look);
		await workbench.seeInWebview("Outcome");
	}
	await workbench.screenshot(name);
	await workbench.close();
}

/** A meeting with all its dialogs: what failed, in the side bar, the diagram and the Problems panel. */
async function meeting(vsix, name) {
	const workbench = await Workbench.start({ folder: scenariosDir, vsix });
	await workbench.open(meetingLog);
	await workbench.seeText("200 OK · 120 ms", ".view-lines");
	await workbench.goTo(127);
	await workbench.openProblems();
	await workbench.seeText("the meeting", ".markers-panel");
	await workbench.focusEditor();
	await workbench.command("RTCDLL Log: Show Sequence Diagram of This Sign-In, Call or Meeting");
	await workbench.command("View: Show RTCDLL Log");
	await workbench.seeText("INVITE 503", ".pane-body");
	await workbench.seeInWebview("503 Service Unavail");
	await workbench.focusEditor();
	await workbench.screenshot(name);
	await workbench.close();
}

/** The report. */
async function explanation(vsix, name) {
	const workbench = await Workbench.start({ folder: fixturesDir, vsix });
	await workbench.open(refusedLog);
	await workbench.seeText("401 Unauthorized · 35 ms", ".view-lines");
	await workbench.command("RTCDLL Log: Explain This Log");
	await workbench.seeInWebview("could not sign in");
	await workbench.screenshot(name);
	await workbench.close();
}

/** The flow table beside the transactions. */
async function flows(vsix, name) {
	const workbench = await Workbench.start({ folder: fixturesDir, vsix });
	await workbench.open(refusedLog);
	await workbench.seeText("401 Unauthorized · 35 ms", ".view-lines");
	await workbench.command("RTCDLL Log: Show Flows");
	await workbench.seeInWebview("403 Forbidden");
	await workbench.screenshot(name);
	await workbench.close();
}

/** A filtered response that knows its request although the filter removed it. */
async function filter(vsix, name) {
	const workbench = await Workbench.start({ folder: fixturesDir, vsix });
	await workbench.open(refusedLog);
	await workbench.seeText("401 Unauthorized · 35 ms", ".view-lines");
	await workbench.command("View: Toggle Primary Side Bar Visibility");
	await workbench.command("RTCDLL Log: Filter...");
	await workbench.seeText("Filter the Log", ".quick-input-widget");
	await workbench.page.keyboard.type("status:>=400 or outcome:unanswered");
	await workbench.press("Enter");
	await workbench.page.getByRole("tab", { name: "status:" }).waitFor();
	await workbench.seeText("← REGISTER · 46 ms", ".editor-group-container.active");
	await workbench.screenshot(name);
	await workbench.close();
}

/** The second REGISTER compared with the third. */
async function comparison(vsix, name) {
	const workbench = await Workbench.start({ folder: fixturesDir, vsix });
	await workbench.open(refusedLog);
	await workbench.seeText("401 Unauthorized · 35 ms", ".view-lines");
	await workbench.goTo(63);
	await workbench.command("View: Toggle Primary Side Bar Visibility");
	await workbench.command("RTCDLL Log: Compare With Previous Request of the Same Kind");
	await workbench.seeText("gssapi-data", ".monaco-diff-editor");
	await workbench.screenshot(name);
	await workbench.close();
}

/** An abandoned sign-in compared with one that worked. */
async function workingLog(vsix, name) {
	const workbench = await Workbench.start({ folder: scenariosDir, vsix });
	await workbench.open(noCertificateLog);
	await workbench.seeText("401 Unauthorized · ", ".view-lines");
	await workbench.command("View: Toggle Primary Side Bar Visibility");
	await workbench.command("RTCDLL Log: Compare With a Working Log...");
	// The command palette, which also contains the command's title, may still be open.
	await workbench.seeText("Files of the workspace", ".quick-input-widget");
	await workbench.page.keyboard.type("006");
	await workbench.seeText("006-tls-dsk-sign-in.log", ".quick-input-widget");
	await workbench.press("Enter");
	await workbench.seeInWebview("this one never answers");
	await workbench.screenshot(name);
	await workbench.close();
}

/** A pasted mail that quotes a log, recovered after accepting the offer. */
async function recovered(vsix, name) {
	const workbench = await Workbench.start({ folder: fixturesDir, vsix });
	await workbench.pasteIntoNewFile(quotedMail(refusedLog).text);
	await workbench.answerNotification("Read as a Log");
	await workbench.seeText("Read from a mail quote", ".editor-group-container.active");
	await workbench.seeText("401 Unauthorized · 35 ms", ".editor-group-container.active");
	await workbench.command("View: Toggle Primary Side Bar Visibility");
	await workbench.goTo(80);
	await workbench.openProblems();
	await workbench.seeText("auth-failed", ".markers-panel");
	await workbench.focusEditor();
	await workbench.screenshot(name);
	await workbench.close();
}

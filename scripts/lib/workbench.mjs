// Drives a window of VS Code as a person does, with keys and the mouse, and takes pictures of it. It waits for what is
// to be seen, never for a time to pass.

import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { launchChromium } from "./chromium.mjs";
import { imagesDir } from "./paths.mjs";
import { atEnd, temporaryDir } from "./processes.mjs";
import { windowSettings } from "./settings.mjs";
import { ensureServer, installVsix, startServer, writeServerSettings } from "./vscodeServer.mjs";

export class Workbench {
	/** Playwright's page, for what has no method of its own here. */
	page;
	#server;
	#browser;
	#folder;

	/**
	 * Opens a window on a folder, with the packaged extension installed.
	 * `theme` is a VS Code colour theme's id, `settings` are further settings, `scale` is the pixels per point.
	 */
	static async start({ folder, vsix, theme = "Dark Modern", settings = {}, width = 1400, height = 900, scale = 2 }) {
		await ensureServer();
		const dataDir = temporaryDir("rtcdll-window-");
		writeServerSettings(dataDir, windowSettings({ theme, ...settings }));
		await installVsix(vsix, dataDir);
		const server = await startServer({ dataDir });
		const browser = await launchChromium();
		atEnd(() => browser.close());
		const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale });

		const workbench = new Workbench();
		workbench.page = await context.newPage();
		workbench.#server = server;
		workbench.#browser = browser;
		workbench.#folder = folder;
		await workbench.#load([]);
		return workbench;
	}

	/** Loads the window anew with that file open, and waits until its text is there. `line` counts from 1. */
	async open(file, line) {
		const uri = this.#server.remote(file);
		const payload = line
			? [
					["gotoLineMode", "true"],
					["openFile", `${uri}:${line}:1`],
				]
			: [["openFile", uri]];
		await this.#load(payload);
		await this.page.getByRole("tab", { name: basename(file) }).waitFor();
		await this.page.locator(".monaco-editor .view-line").first().waitFor();
	}

	/** From the next load on the extension speaks that language, such as `de`; VS Code itself does so only with its language pack. */
	async speak(language) {
		await this.page.addInitScript((spoken) => {
			Object.defineProperty(globalThis, "_VSCODE_NLS_LANGUAGE", { get: () => spoken, set() {}, configurable: true });
		}, language);
	}

	async #load(payload) {
		await this.page.goto(this.#server.url({ folder: this.#folder, payload }));
		await this.page.locator(".monaco-workbench .part.statusbar").waitFor();
		// Until the extensions are known, the command palette does not know their commands.
		await this.page.locator(".monaco-workbench .part.activitybar .action-item").first().waitFor();
	}

	/** Runs a command by its title, as in the command palette. */
	async command(title) {
		await this.quickOpen(`>${title}`);
		await this.#pick(title);
	}

	/** Opens the quick input with that text in it: `>` for commands, `@` for symbols, `:` for a line. */
	async quickOpen(text) {
		await this.page.keyboard.press("F1");
		const input = this.page.locator(".quick-input-widget input[type=text]");
		await input.waitFor();
		await input.fill(text);
	}

	async #pick(label) {
		const widget = this.page.locator(".quick-input-widget");
		await widget.locator(".monaco-list-row", { hasText: label }).first().click();
	}

	/** Goes to a line of the open file and puts the cursor there. */
	async goTo(line, column = 1) {
		await this.quickOpen(`:${line}:${column}`);
		await this.page.keyboard.press("Enter");
		await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
	}

	/** Presses keys one after the other, such as "F12" or "Control+Shift+O". */
	async press(...keys) {
		for (const key of keys) await this.page.keyboard.press(key);
	}

	/** Pastes a text where the cursor is. */
	async paste(text) {
		await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
		await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
		await this.press("Control+V");
	}

	/** Opens a document that was never saved, with a text that is pasted into it. */
	async pasteIntoNewFile(text) {
		await this.command("File: New Untitled Text File");
		await this.page.locator(".monaco-editor.focused").waitFor();
		await this.paste(text);
	}

	/** Waits for a notification, and presses a button of it. A window without a head shows no toasts. */
	async answerNotification(button) {
		await this.page.locator(".statusbar .codicon-bell-dot").waitFor();
		await this.command("Notifications: Show Notifications");
		await this.page.getByRole("button", { name: button }).click();
	}

	/** Waits until that text is to be seen anywhere in the window, or in the part of it that a selector names. */
	async seeText(text, within = "body") {
		await this.page.locator(within).getByText(text).filter({ visible: true }).first().waitFor();
	}

	/** Waits until the editor shows a text that is no part of the document: VS Code makes it the style of an empty element. */
	async seeDecoration(text) {
		await this.page.waitForFunction((wanted) => {
			const spans = [...document.querySelectorAll(".view-line span")];
			return spans.some((span) => getComputedStyle(span, "::after").content.includes(wanted));
		}, text);
	}

	/** Waits until a text is there to be seen in a view that is a page of its own. */
	async seeInWebview(text) {
		await this.webview.getByText(text).filter({ visible: true }).first().waitFor();
	}

	/** Presses a button there by its name. */
	async pressInWebview(name) {
		await this.webview.getByRole("button", { name }).click();
	}

	/** The page of the view that was opened last. */
	get webview() {
		return this.page.frameLocator("iframe.webview.ready").last().frameLocator("#active-frame");
	}

	/** Shows the outline in the side bar, all of it if it fits, with what stands in it unfolded. */
	async openOutline() {
		await this.command("Explorer: Focus on Outline View");
		await this.page.locator(".outline-tree .monaco-list-row").first().waitFor();
	}

	async openProblems() {
		await this.command("Problems: Focus on Problems View");
		await this.page.locator(".markers-panel").waitFor();
	}

	/** Takes the focus from wherever it is, so that no frame is drawn around a view. */
	async focusEditor() {
		await this.command("View: Focus Active Editor Group");
		await this.page.locator(".monaco-editor.focused").waitFor();
	}

	/** Closes the folders of the explorer, so that the views below it have its room. */
	async collapseFolders() {
		const header = this.page.locator(".explorer-viewlet .pane-header").first();
		if ((await header.getAttribute("aria-expanded")) === "true") await header.click();
	}

	/** Ends the window and the server behind it. */
	async close() {
		await this.#browser.close();
		await this.#server.stop();
	}

	/** Writes what is to be seen into images/NAME.png. */
	async screenshot(name) {
		mkdirSync(imagesDir, { recursive: true });
		const path = join(imagesDir, `${name}.png`);
		// Pictures of the same state are the same: the cursor neither blinks nor points at anything.
		await this.page.mouse.move(0, 0);
		await this.page.screenshot({ path, animations: "disabled", caret: "hide" });
		console.log(`Wrote ${path}`);
	}
}

// Drives a VS Code window like a user, by keyboard and mouse, and takes screenshots. It waits for visible results, never for
// a fixed time.

import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { launchChromium } from "./chromium.mjs";
import { imagesDir } from "./paths.mjs";
import { atEnd, temporaryDir } from "./processes.mjs";
import { windowSettings } from "./settings.mjs";
import { ensureServer, installVsix, startServer, writeServerSettings } from "./vscodeServer.mjs";

export class Workbench {
	/** Playwright's page, for everything without a method here. */
	page;
	#server;
	#browser;
	#folder;

	/**
	 * Opens a window on a folder with the packaged extension installed. `theme` is the id of a VS Code colour theme, `settings`
	 * are additional settings, `scale` is the number of pixels per point.
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

	/** Reloads the window with a file open, and waits for its text. `line` is 1-based. */
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

	/** From the next load on, the extension uses this language, such as `de`; VS Code itself would need a language pack. */
	async speak(language) {
		await this.page.addInitScript((spoken) => {
			Object.defineProperty(globalThis, "_VSCODE_NLS_LANGUAGE", { get: () => spoken, set() {}, configurable: true });
		}, language);
	}

	async #load(payload) {
		await this.page.goto(this.#server.url({ folder: this.#folder, payload }));
		await this.page.locator(".monaco-workbench .part.statusbar").waitFor();
		// The command palette lists the extension's commands only once the extensions are known.
		await this.page.locator(".monaco-workbench .part.activitybar .action-item").first().waitFor();
	}

	/** Runs a command by title, using the command palette. */
	async command(title) {
		await this.quickOpen(`>${title}`);
		await this.#pick(title);
	}

	/** Opens the quick input with a text: `>` for commands, `@` for symbols, `:` for a line. */
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

	/** Moves the cursor to a line of the open file. */
	async goTo(line, column = 1) {
		await this.quickOpen(`:${line}:${column}`);
		await this.page.keyboard.press("Enter");
		await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
	}

	/** Presses keys in sequence, such as "F12" or "Control+Shift+O". */
	async press(...keys) {
		for (const key of keys) await this.page.keyboard.press(key);
	}

	/** Pastes text at the cursor. */
	async paste(text) {
		await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
		await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
		await this.press("Control+V");
	}

	/** Opens an untitled document and pastes text into it. */
	async pasteIntoNewFile(text) {
		await this.command("File: New Untitled Text File");
		await this.page.locator(".monaco-editor.focused").waitFor();
		await this.paste(text);
	}

	/** Waits for a notification and presses one of its buttons. A headless window shows no toasts. */
	async answerNotification(button) {
		await this.page.locator(".statusbar .codicon-bell-dot").waitFor();
		await this.command("Notifications: Show Notifications");
		await this.page.getByRole("button", { name: button }).click();
	}

	/** Waits until a text is visible anywhere in the window, or in the part that a selector names. */
	async seeText(text, within = "body") {
		await this.page.locator(within).getByText(text).filter({ visible: true }).first().waitFor();
	}

	/**
	 * Waits until the editor shows a text that is not part of the document: VS Code renders it as the style of an empty
	 * element.
	 */
	async seeDecoration(text) {
		await this.page.waitForFunction((wanted) => {
			const spans = [...document.querySelectorAll(".view-line span")];
			return spans.some((span) => getComputedStyle(span, "::after").content.includes(wanted));
		}, text);
	}

	/** Waits until a text is visible in a webview. */
	async seeInWebview(text) {
		await this.webview.getByText(text).filter({ visible: true }).first().waitFor();
	}

	/** Presses a button in a webview by name. */
	async pressInWebview(name) {
		await this.webview.getByRole("button", { name }).click();
	}

	/** The frame of the most recently opened webview. */
	get webview() {
		return this.page.frameLocator("iframe.webview.ready").last().frameLocator("#active-frame");
	}

	/** Shows the outline in the side bar, as large as possible and expanded. */
	async openOutline() {
		await this.command("Explorer: Focus on Outline View");
		await this.page.locator(".outline-tree .monaco-list-row").first().waitFor();
	}

	async openProblems() {
		await this.command("Problems: Focus on Problems View");
		await this.page.locator(".markers-panel").waitFor();
	}

	/** Moves the focus to the editor so that no view has a focus frame. */
	async focusEditor() {
		await this.command("View: Focus Active Editor Group");
		await this.page.locator(".monaco-editor.focused").waitFor();
	}

	/** Collapses the explorer's folders to make room for the views below. */
	async collapseFolders() {
		const header = this.page.locator(".explorer-viewlet .pane-header").first();
		if ((await header.getAttribute("aria-expanded")) === "true") await header.click();
	}

	/** Closes the window and stops its server. */
	async close() {
		await this.#browser.close();
		await this.#server.stop();
	}

	/** Saves a screenshot as images/NAME.png. */
	async screenshot(name) {
		mkdirSync(imagesDir, { recursive: true });
		const path = join(imagesDir, `${name}.png`);
		// Screenshots must be reproducible: the cursor must neither blink nor hover over anything.
		await this.page.mouse.move(0, 0);
		await this.page.screenshot({ path, animations: "disabled", caret: "hide" });
		console.log(`Wrote ${path}`);
	}
}

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

const load = createRequire(import.meta.url);

let onigLib: Promise<textmate.IOnigLib> | undefined;

/** The regular expression engine of VS Code. It can be loaded only once per process, so all tests share it. */
function engine(): Promise<textmate.IOnigLib> {
	onigLib ??= oniguruma.loadWASM(readFileSync(join(load.resolve("vscode-oniguruma"), "../onig.wasm"))).then(() => ({
		createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
		createOnigString: (text) => new oniguruma.OnigString(text),
	}));
	return onigLib;
}

export interface GrammarFile {
	scopeName: string;
	path: string;
	/** Rules that map scopes to colours; without them the engine does less work. */
	theme?: textmate.IRawTheme;
}

export const rtcdllGrammar: GrammarFile = {
	scopeName: "source.rtcdll",
	path: join(import.meta.dirname, "../../syntaxes/rtcdll.tmLanguage.json"),
};

/** The grammar for a single message, most of which is included from that for a log. */
export const messageGrammar: GrammarFile = {
	scopeName: "source.rtcdll.message",
	path: join(import.meta.dirname, "../../syntaxes/message.tmLanguage.json"),
};

/** Loads a grammar into the engine that VS Code uses, together with the log grammar if it includes rules from it. */
export async function loadGrammar(file: GrammarFile = rtcdllGrammar): Promise<textmate.IGrammar> {
	const registry = new textmate.Registry({
		onigLib: engine(),
		loadGrammar: async (scopeName) => {
			const found = [file, rtcdllGrammar].find((each) => each.scopeName === scopeName);
			return found ? textmate.parseRawGrammar(readFileSync(found.path, "utf8"), found.path) : null;
		},
		...(file.theme && { theme: file.theme }),
	});
	const grammar = await registry.loadGrammar(file.scopeName);
	if (grammar === null) throw new Error(`no grammar ${file.scopeName} in ${file.path}`);
	return grammar;
}

/**
 * Tokenizes like the editor: line by line, each from the end state of the previous line, in compact form. Returns the last
 * state and the number of tokens, which also prevents the work from being optimised away.
 */
export function tokenizeAll(
	grammar: textmate.IGrammar,
	lines: readonly string[],
): { state: textmate.StateStack; tokens: number } {
	let state = textmate.INITIAL;
	let tokens = 0;
	for (const line of lines) {
		// 0 means no time limit: a slow line must show up as slow.
		const result = grammar.tokenizeLine2(line, state, 0);
		state = result.ruleStack;
		tokens += result.tokens.length / 2;
	}
	return { state, tokens };
}

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

const load = createRequire(import.meta.url);

let onigLib: Promise<textmate.IOnigLib> | undefined;

/** The regular-expression engine of VS Code. It can be started only once in a process, so every test shares it. */
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
	/** Rules that turn scopes into colours; the engine does less work without them. */
	theme?: textmate.IRawTheme;
}

export const rtcdllGrammar: GrammarFile = {
	scopeName: "source.rtcdll",
	path: join(import.meta.dirname, "../../syntaxes/rtcdll.tmLanguage.json"),
};

/** The grammar of a single message, which takes nearly all from that of a log. */
export const messageGrammar: GrammarFile = {
	scopeName: "source.rtcdll.message",
	path: join(import.meta.dirname, "../../syntaxes/message.tmLanguage.json"),
};

/** Loads a grammar into the engine that VS Code runs it on, with that of a log where it takes rules from it. */
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
 * Tokenizes as the editor does: line by line, each from the state that the line before left, in the compact form.
 * Answers the last state and the number of tokens, which also keeps the work from being optimised away.
 */
export function tokenizeAll(
	grammar: textmate.IGrammar,
	lines: readonly string[],
): { state: textmate.StateStack; tokens: number } {
	let state = textmate.INITIAL;
	let tokens = 0;
	for (const line of lines) {
		// A time limit of 0 means none: a slow line has to show as slow.
		const result = grammar.tokenizeLine2(line, state, 0);
		state = result.ruleStack;
		tokens += result.tokens.length / 2;
	}
	return { state, tokens };
}

// Small faults to plant in a source file, and the file with all of them in it, each behind a switch.

import { stripTypeScriptTypes } from "node:module";
import { type Node, parse } from "acorn";

/** One fault. */
export interface Mutant {
	/** The expression or statement that it replaces, as offsets into the source. */
	readonly start: number;
	readonly end: number;
	/** The code that replaces it. */
	readonly replacement: string;
}

/** The name of the function that returns whether a mutant is active. */
export const SWITCH = "__isPlanted";

/**
 * All mutants of a TypeScript module, in text order, outer ones before those nested in them. Types have none, because they
 * do not run; nor do the messages of exceptions, or the condition under which incremental work pauses.
 */
export function mutantsOf(source: string): readonly Mutant[] {
	const code = withoutTypes(source);
	const mutants: Mutant[] = [];
	const plant = ({ start, end }: Node, replacement: string) => mutants.push({ start, end, replacement });
	walk(parse(code, { ecmaVersion: "latest", sourceType: "module" }), (node) => plantInto(node, code, plant));
	return mutants.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The name of the function that registers each constant: see `Constant`. */
export const CONSTANT = "__hasConstant";

/**
 * A constant of a module. It is evaluated before any mutant is activated, so a mutant in it requires evaluating it again;
 * importers of the constant see the new value.
 */
export interface Constant<Value = unknown> {
	/** The numbers of its mutants: from `first` to before `end`. */
	readonly first: number;
	readonly end: number;
	/** Evaluates it again. */
	make(): Value;
	get(): Value;
	set(value: Value): void;
}

/**
 * The module as JavaScript, in which each mutant takes effect if `SWITCH` returns true for its number; numbers start at
 * `first`.
 */
export function withMutants(source: string, mutants: readonly Mutant[], first: number): string {
	let code = withoutTypes(source);
	const constants = constantsOf(code);
	for (const { keyword } of constants) code = `${code.slice(0, keyword)}let  ${code.slice(keyword + "const".length)}`;
	let at = 0;
	return [upTo(code.length, 0), ...constants.map(told)].join("\n");

	/** The code from an offset to an end, including the mutants in it. */
	function upTo(end: number, from: number): string {
		let out = "";
		let done = from;
		while (at < mutants.length && mutants[at]!.start < end) {
			const { start, end: last } = mutants[at]!;
			out += code.slice(done, start);
			const here = [];
			for (; at < mutants.length && mutants[at]!.start === start && mutants[at]!.end === last; at++) here.push(at);
			const original = upTo(last, start);
			out += here.reduceRight((otherwise, number) => switched(number, otherwise), original);
			done = last;
		}
		return out + code.slice(done, end);
	}

	function switched(number: number, otherwise: string): string {
		const { replacement } = mutants[number]!;
		const condition = `${SWITCH}(${first + number})`;
		if (replacement === EMPTY_BLOCK) return `{ if (!${condition}) ${otherwise} }`;
		return `(${condition} ? ${replacement} : ${otherwise})`;
	}

	/** The code that registers a constant. */
	function told({ name, init }: Declared): string {
		at = mutants.findIndex(({ start }) => start >= init.start);
		if (at < 0) at = mutants.length;
		const from = at;
		const value = upTo(init.end, init.start);
		const numbers = `first: ${first + from}, end: ${first + at}`;
		return `${CONSTANT}({ ${numbers}, make: () => (${value}), get: () => ${name}, set: (value) => { ${name} = value; } });`;
	}
}

/** A constant of a module, by offsets into the code. */
interface Declared {
	readonly name: string;
	/** The offset of its `const`. */
	readonly keyword: number;
	readonly init: Node;
}

function constantsOf(code: string): readonly Declared[] {
	const { body } = parse(code, { ecmaVersion: "latest", sourceType: "module" });
	return body.flatMap((statement) => {
		const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
		if (declaration?.type !== "VariableDeclaration" || declaration.kind !== "const") return [];
		const [only, ...others] = declaration.declarations;
		if (others.length > 0 || only?.id.type !== "Identifier" || !only.init) return [];
		return [{ name: only.id.name, keyword: declaration.start, init: only.init }];
	});
}

/** Replaces a block by one without statements. */
const EMPTY_BLOCK = "{}";

/** The same text with types replaced by blanks, so that offsets stay the same. */
function withoutTypes(source: string): string {
	return stripTypeScriptTypes(source, { mode: "strip" });
}

/** A node with its ESTree properties. */
type Tree = Node & Readonly<Record<string, unknown>>;

function walk(node: Node, visit: (node: Tree) => boolean): void {
	if (!visit(node as Tree)) return;
	for (const child of childrenOf(node as Tree)) walk(child, visit);
}

function childrenOf(node: Tree): readonly Node[] {
	return Object.values(node)
		.flat()
		.filter((each): each is Node => typeof each === "object" && each !== null && "type" in each);
}

/** Plants the mutants of one node. Returns whether its children have mutants too. */
function plantInto(node: Tree, code: string, plant: (at: Node, replacement: string) => void): boolean {
	const text = ({ start, end }: Node) => code.slice(start, end);
	switch (node.type) {
		case "ImportDeclaration":
		case "ExportAllDeclaration":
		case "ThrowStatement":
		// Wrapping a part of these in a switch would change their meaning.
		case "ChainExpression":
		case "TaggedTemplateExpression":
		case "ObjectPattern":
		case "ArrayPattern":
			return false;
		case "ExportNamedDeclaration":
			return node.source === null;
		case "BinaryExpression":
		case "LogicalExpression": {
			const { left, operator, right } = node as unknown as { left: Node; operator: string; right: Node };
			for (const other of OPERATORS[operator] ?? []) plant(node, `(${text(left)}) ${other} (${text(right)})`);
			return true;
		}
		case "ConditionalExpression":
		case "IfStatement": {
			// The result does not depend on when incremental work pauses.
			if (isPause(node.consequent as Tree)) return false;
			const test = node.test as Node;
			plant(test, "true");
			plant(test, "false");
			return true;
		}
		case "UnaryExpression":
			if (node.operator === "!") plant(node, text(node.argument as Node));
			return true;
		case "Literal":
			plantLiteral(node, plant);
			return false;
		case "TemplateLiteral":
			plant(node, '""');
			return true;
		case "ArrayExpression":
			if ((node.elements as readonly unknown[]).length > 0) plant(node, "[]");
			return true;
		case "CallExpression":
			plantCall(node, code, plant);
			return true;
		case "BlockStatement":
			if ((node.body as readonly Node[]).some(isAction)) plant(node, EMPTY_BLOCK);
			return true;
		case "Property":
			// A property name is not a value, and a pattern destructures a value made elsewhere.
			for (const each of [
				node.computed ? (node.key as Node) : undefined,
				node.shorthand ? undefined : (node.value as Node),
			]) {
				if (each) walk(each, (inner) => plantInto(inner, code, plant));
			}
			return false;
		default:
			return true;
	}
}

/** Each operator with those that a typing mistake could have put in its place. */
const OPERATORS: Readonly<Record<string, readonly string[]>> = {
	"<": ["<=", ">="],
	"<=": ["<", ">"],
	">": [">=", "<="],
	">=": [">", "<"],
	"===": ["!=="],
	"!==": ["==="],
	"&&": ["||"],
	"||": ["&&"],
	"??": ["&&"],
	"+": ["-"],
	"-": ["+"],
	"*": ["/"],
	"/": ["*"],
};

function plantLiteral(node: Tree, plant: (at: Node, replacement: string) => void): void {
	const { value } = node;
	if (typeof value === "string") plant(node, value === "" ? '"mutant"' : '""');
	else if (typeof value === "boolean") plant(node, String(!value));
	else if (typeof value === "number") plant(node, value === 0 ? "1" : `${value} * 2`);
}

/** Methods with their opposites, and methods whose call can be omitted. */
const OPPOSITES: ReadonlyMap<string, string> = new Map([
	["every", "some"],
	["some", "every"],
	["find", "findLast"],
	["findLast", "find"],
]);
const LEFT_OUT: ReadonlySet<string> = new Set(["filter", "sort", "toLowerCase", "toUpperCase", "trim", "slice"]);

function plantCall(node: Tree, code: string, plant: (at: Node, replacement: string) => void): void {
	const callee = node.callee as Tree;
	if (callee.type !== "MemberExpression" || callee.computed || callee.optional) return;
	const { object, property } = callee as unknown as { object: Node; property: Tree };
	const name = String(property.name);
	const opposite = OPPOSITES.get(name);
	if (opposite)
		plant(node, `${code.slice(object.start, property.start)}${opposite}${code.slice(property.end, node.end)}`);
	if (LEFT_OUT.has(name)) plant(node, code.slice(object.start, object.end));
}

/** A `yield` without a value. */
function isPause(node: Tree): boolean {
	const { type, argument } = (node.expression ?? node) as Tree;
	return type === "YieldExpression" && argument === null;
}

/** A statement with an effect of its own. A block that only returns is mutated through its return value. */
function isAction({ type }: Node): boolean {
	return type === "ExpressionStatement" || type === "ForOfStatement" || type === "ForStatement";
}

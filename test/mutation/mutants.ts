// Small faults that are planted into a source file, and the file with all of them in it, each behind a switch.

import { stripTypeScriptTypes } from "node:module";
import { type Node, parse } from "acorn";

/** One fault. */
export interface Mutant {
	/** The expression or statement that it stands in for, as offsets into the source. */
	readonly start: number;
	readonly end: number;
	/** What stands there instead. */
	readonly replacement: string;
}

/** The name of the function that tells whether a mutant is the planted one. */
export const SWITCH = "__isPlanted";

/**
 * All mutants of a TypeScript module, in the order of the text, those around others first. Types have none, for they are
 * not run. The words of an exception have none either, nor has the condition under which work in steps pauses.
 */
export function mutantsOf(source: string): readonly Mutant[] {
	const code = withoutTypes(source);
	const mutants: Mutant[] = [];
	const plant = ({ start, end }: Node, replacement: string) => mutants.push({ start, end, replacement });
	walk(parse(code, { ecmaVersion: "latest", sourceType: "module" }), (node) => plantInto(node, code, plant));
	return mutants.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The name of the function that is told of each constant: see `Constant`. */
export const CONSTANT = "__hasConstant";

/**
 * A constant of a module. It has its value before any mutant is planted, so that a mutant in it needs the value to be made
 * again; whoever has imported the constant sees the new one.
 */
export interface Constant<Value = unknown> {
	/** The numbers of its mutants: from `first` to before `end`. */
	readonly first: number;
	readonly end: number;
	/** Works its value out once more. */
	make(): Value;
	get(): Value;
	set(value: Value): void;
}

/** The module as JavaScript in which each mutant is there when `SWITCH` says so of its number, counted from `first`. */
export function withMutants(source: string, mutants: readonly Mutant[], first: number): string {
	let code = withoutTypes(source);
	const constants = constantsOf(code);
	for (const { keyword } of constants) code = `${code.slice(0, keyword)}let  ${code.slice(keyword + "const".length)}`;
	let at = 0;
	return [upTo(code.length, 0), ...constants.map(told)].join("\n");

	/** The code from an offset to an end, with the mutants that lie in it. */
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

	/** Tells of a constant. */
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
	/** Where its `const` stands. */
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

/** Stands for a block without its statements. */
const EMPTY_BLOCK = "{}";

/** The same text with blanks for types, so that offsets stay. */
function withoutTypes(source: string): string {
	return stripTypeScriptTypes(source, { mode: "strip" });
}

/** A node with its members, as ESTree has them. */
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

/** Plants the mutants of one node. Returns whether its children have mutants, too. */
function plantInto(node: Tree, code: string, plant: (at: Node, replacement: string) => void): boolean {
	const text = ({ start, end }: Node) => code.slice(start, end);
	switch (node.type) {
		case "ImportDeclaration":
		case "ExportAllDeclaration":
		case "ThrowStatement":
		// What is switched within these would no longer be what it was.
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
			// When work in steps pauses is nothing that an answer shows.
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
			// A name is no value, and a pattern takes apart what others have made.
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

/** Each operator with those that a slip of the pen might have put there. */
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

/** Methods with their opposites, and those that may be left out. */
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

/** `yield;`, which hands nothing out. */
function isPause(node: Tree): boolean {
	const { type, argument } = (node.expression ?? node) as Tree;
	return type === "YieldExpression" && argument === null;
}

/** A statement that does something by itself. A block that only returns is mutated by what it returns. */
function isAction({ type }: Node): boolean {
	return type === "ExpressionStatement" || type === "ForOfStatement" || type === "ForStatement";
}

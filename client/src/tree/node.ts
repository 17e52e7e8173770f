// What the tree is made of: an item of the server's answer, with its log and its parent.

import type { ProtocolTreeItem } from "../../../server/src/protocol.ts";
import type { LogFile } from "../hidden/logFile.ts";

/** A line of the tree. Its parent is `undefined` on the first level. */
export interface TreeNode {
	readonly log: LogFile;
	readonly item: ProtocolTreeItem;
	readonly parent: TreeNode | undefined;
}

/** True for what VS Code hands to a command of the view: anybody can call it with anything. */
export function isNode(value: unknown): value is TreeNode {
	const { item, log } = (value ?? {}) as { readonly item?: unknown; readonly log?: unknown };
	return typeof item === "object" && item !== null && "id" in item && typeof log === "object" && log !== null;
}

// The nodes of the tree: an item from the server with its log and its parent.

import type { ProtocolTreeItem } from "../../../server/src/protocol.ts";
import type { LogFile } from "../hidden/logFile.ts";

/** A tree node. Its parent is `undefined` at the top level. */
export interface TreeNode {
	readonly log: LogFile;
	readonly item: ProtocolTreeItem;
	readonly parent: TreeNode | undefined;
}

/** Validates the argument of a view command, since anyone can call a command with anything. */
export function isNode(value: unknown): value is TreeNode {
	const { item, log } = (value ?? {}) as { readonly item?: unknown; readonly log?: unknown };
	return typeof item === "object" && item !== null && "id" in item && typeof log === "object" && log !== null;
}

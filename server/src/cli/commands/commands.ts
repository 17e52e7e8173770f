// The commands of the program. To add one, add a file here and list it below.

import type { Command } from "../arguments/command.ts";
import { compare } from "./compare.ts";
import { completion } from "./completion.ts";
import { exportCommand } from "./export.ts";
import { grep } from "./grep.ts";
import { help } from "./help.ts";
import { ladder } from "./ladder.ts";
import { mcp } from "./mcp.ts";
import { merge } from "./merge.ts";
import { recover } from "./recover.ts";
import { redact } from "./redact.ts";
import { report } from "./report.ts";
import { show } from "./show.ts";

/** All commands, in the order in which help and documentation list them. */
export const COMMANDS: readonly Command[] = [
	report,
	grep,
	show,
	ladder,
	compare,
	merge,
	recover,
	redact,
	exportCommand,
	mcp,
	completion,
	help,
];

// Installs the npm packages if they are missing or outdated. VS Code runs this before it builds (see .vscode).

import { ensurePackages } from "./lib/packages.mjs";
import { main } from "./lib/processes.mjs";

await main(ensurePackages);

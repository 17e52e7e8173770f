// What a terminal starts: the command line, loaded with the code that the engine compiled last time.

import { keepCompiledCode } from "./compileCache.ts";

keepCompiledCode();
// The bundle of cli.ts lies beside this one. An import would be loaded before the line above.
require("./cli.main.js");

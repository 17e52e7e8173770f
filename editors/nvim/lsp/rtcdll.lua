-- The language server, as `vim.lsp.enable("rtcdll")` starts it (Neovim 0.11 and later). `vim.lsp.config("rtcdll", { … })` in
-- your init.lua changes any of it. `rtcdll-language-server` is the same program as `node dist/server.js`.

return {
  cmd = { "rtcdll-language-server", "--stdio" },
  filetypes = { "rtcdll" },
  settings = { rtcdll = {} },
}

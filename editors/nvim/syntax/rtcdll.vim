" Colours of a log before the language server has answered, and in Neovim before 0.9, which asks for no semantic tokens. Each
" item is part of one line, so that a log of any length costs no more than its screen.

if exists('b:current_syntax')
  finish
endif

syntax case match
syntax match rtcdllPrefix '\v^%(\d{1,2}/\d{1,2}/\d{4}\|)?\d{1,2}:\d\d:\d\d[.,]\d{3}\s+\x{1,8}:\x{1,8}\s+\a+\s*::' nextgroup=@rtcdllStart skipwhite
syntax cluster rtcdllStart contains=rtcdllMethod,rtcdllVersion,rtcdllPacket,rtcdllPacketEnd
syntax match rtcdllMethod '\v[A-Z][A-Z_-]*\ze +[A-Za-z][A-Za-z0-9+.-]*:\S+ +SIP/\d' contained
syntax match rtcdllVersion '\vSIP/\d\.\d' contained nextgroup=@rtcdllStatus skipwhite
syntax cluster rtcdllStatus contains=rtcdllSuccess,rtcdllRedirect,rtcdllChallenge,rtcdllFailure
syntax match rtcdllSuccess '\v2\d\d>.*' contained
syntax match rtcdllRedirect '\v3\d\d>.*' contained
syntax match rtcdllFailure '\v[456]\d\d>.*' contained
syntax match rtcdllChallenge '\v40[17]>.*' contained
syntax match rtcdllPacket '\vSending Packet|Data Received' contained
syntax match rtcdllPacketEnd '\vEnd of %(Sending Packet|Data Received).*' contained
" A start line may stand alone on its line.
syntax match rtcdllMethod '\v^[A-Z][A-Z_-]*\ze +[A-Za-z][A-Za-z0-9+.-]*:\S+ +SIP/\d'
syntax match rtcdllVersion '\v^SIP/\d\.\d' nextgroup=@rtcdllStatus skipwhite
syntax match rtcdllHeader '\v^[A-Za-z][A-Za-z0-9-]*\ze *:' nextgroup=rtcdllValue
syntax match rtcdllValue '.*' contained contains=rtcdllToken,rtcdllString
syntax match rtcdllString '\v"[^"]*"?' contained
syntax match rtcdllToken '\v%(gssapi-data|rspauth|response|opaque|[cs]rand) *\= *"[^"]*"?' contained
syntax match rtcdllMedia '\v^[a-z]\='
syntax match rtcdllTag '\v\</?[A-Za-z_][A-Za-z0-9_:.-]*'
syntax match rtcdllError '\v<%(0x)?80%(07|09|0[Bb]|[Ee][EeFf]|[Ff]0)\x{4}>'

highlight default link rtcdllPrefix Comment
highlight default link rtcdllMethod Function
highlight default link rtcdllVersion Comment
highlight default link rtcdllSuccess String
highlight default link rtcdllRedirect DiagnosticWarn
highlight default link rtcdllChallenge DiagnosticWarn
highlight default link rtcdllFailure DiagnosticError
highlight default link rtcdllPacket Keyword
highlight default link rtcdllPacketEnd Comment
highlight default link rtcdllHeader Identifier
highlight default link rtcdllString String
highlight default link rtcdllToken Comment
highlight default link rtcdllMedia Type
highlight default link rtcdllTag Type
highlight default link rtcdllError Number

let b:current_syntax = 'rtcdll'

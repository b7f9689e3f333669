#compdef voicecoach
# Completion of voicecoach in zsh. At the end of ~/.zshrc: eval "$(voicecoach completion zsh 2>/dev/null)"
# Or this file as _voicecoach in a folder of $fpath: then it is read at the first Tab.

(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }

_voicecoach() {
    local kind value help files option=${(M)PREFIX#--*=} # of `--level=high`, the value comes without it
    local -a answer names told
    answer=("${(@f)$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT - 1)) \
        _VOICECOACH_COMPLETE=zsh_complete $words[1] 2>/dev/null)}")
    for kind value help in "${(@)answer}"; do
        if [[ $kind == file ]]; then
            files=yes
        elif [[ $help == _ ]]; then
            names+=("$option$value")
        elif [[ $kind == plain ]]; then
            told+=("$value:$help")
        fi
    done
    (( $#told )) && _describe -V commands told -U
    (( $#names )) && compadd -U -V names -a names
    [[ -z $files ]] || { compset -P 1 '--*='; _files }
}

if [[ $funcstack[1] == _voicecoach ]]; then _voicecoach "$@"; else compdef _voicecoach voicecoach; fi

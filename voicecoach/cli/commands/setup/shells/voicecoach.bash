# Completion of voicecoach in bash. In ~/.bashrc: eval "$(voicecoach completion bash 2>/dev/null)"

_voicecoach() {
    local IFS=$'\n' word words=() kind value begun=1
    for word in "${COMP_WORDS[@]:0:COMP_CWORD + 1}"; do # `--level=high` comes in three
        if [[ $word == "=" ]]; then begun=0; else words+=("$word") begun=1; fi
    done
    COMPREPLY=()
    while IFS=, read -r kind value; do
        if [[ $kind == file ]]; then
            compopt -o default 2>/dev/null # files are offered where no name begins so
        elif [[ $kind == plain ]]; then
            [[ $word == [\"\']* ]] || printf -v value %q "$value"
            COMPREPLY+=("$value")
        fi
    done <<<"$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((${#words[@]} - begun)) \
        _VOICECOACH_COMPLETE=bash_complete "$1" 2>/dev/null)"
}

complete -F _voicecoach voicecoach

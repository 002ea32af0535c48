# Writes OUTPUT from INPUT with VERSION, BUILD_ID and the commit of the checkout at SOURCE.
# A checkout is asked only when it is this project's own, not a repository further up.
set(COMMIT unknown)
find_program(GIT git)
if(GIT AND EXISTS ${SOURCE}/.git)
    execute_process(COMMAND ${GIT} -C ${SOURCE} describe --always --dirty --abbrev=12 --match=none
                    OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE
                    ERROR_QUIET RESULT_VARIABLE failed)
    if(NOT failed)
        set(COMMIT ${described})
    endif()
endif()
configure_file(${INPUT} ${OUTPUT} @ONLY)

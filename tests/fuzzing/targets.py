"""Every parser of the product, by its name."""

from tests.fuzzing import files_of_others, files_of_ours, texts_and_pages, typed_words
from tests.fuzzing.fuzzer import Target

TARGETS: dict[str, Target] = {
    one.name: one
    for one in (*files_of_others.TARGETS, *files_of_ours.TARGETS, *typed_words.TARGETS, *texts_and_pages.TARGETS)
}

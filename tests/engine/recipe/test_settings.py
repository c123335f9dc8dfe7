import pytest
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from engine.recipe.recipe import Recipe, all_settings
from engine.recipe.settings import Level, SettingInfo, Settings, setting, setting_info

ALL = tuple(all_settings())


@pytest.mark.parametrize("info", ALL, ids=lambda info: info.key)
def test_every_setting_has_words_for_the_window(info: SettingInfo) -> None:
    assert info.title
    assert info.title[-1] != "."
    for sentence in (info.what, info.smaller, info.larger, info.usual):
        assert not sentence or sentence.endswith(".")
    assert info.what
    assert isinstance(info.level, Level)


@pytest.mark.parametrize("info", ALL, ids=lambda info: info.key)
def test_every_default_is_valid_by_itself(info: SettingInfo) -> None:
    value = Recipe().flat()[info.key]
    assert Recipe().with_values({info.key: value}) == Recipe()


def test_a_setting_without_words_is_refused() -> None:
    class Bare(BaseModel):
        size: int = 3

    with pytest.raises(AssertionError, match=r"group\.size"):
        setting_info("group", "size", Bare.model_fields["size"])


def test_a_setting_of_no_group_is_called_by_its_name() -> None:
    field = setting(1, "Size", "How large.")
    assert isinstance(field, FieldInfo)
    info = setting_info("", "size", field)
    assert (info.key, info.title, info.level, info.tasks) == ("size", "Size", Level.STANDARD, ())


def test_settings_are_frozen_and_take_no_unknown_name() -> None:
    class Small(Settings):
        size: int = setting(1, "Size", "How large.", ge=1)

    with pytest.raises(ValidationError):
        Small(size=0)
    with pytest.raises(ValidationError):
        Small.model_validate({"sise": 1})
    small = Small()
    with pytest.raises(ValidationError):
        small.size = 2  # type: ignore[misc]

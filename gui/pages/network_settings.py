"""The settings of the Network page: a preset, three sliders, and under them everything the recipe declares."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.recipe.model import Cell, Softmax
from engine.recipe.presets import Preset, all_presets
from engine.recipe.recipe import Recipe, Task, all_settings, parse_recipe
from engine.recipe.settings import Level, SettingInfo
from engine.recipe.trees import combine
from gui.pages.network_vectors import vector_form
from gui.pages.section import SectionHead
from gui.sentences import in_a_row
from gui.widgets.buttons import Segmented
from gui.widgets.fields import ComboField, FormRow
from gui.widgets.help_text import Help, set_help
from gui.widgets.recipe_form import RecipeForm, Section
from gui.widgets.setting_editors import SettingEditor, SliderEditor
from gui.widgets.start_editor import StartEditor
from gui.widgets.stepped_slider import doubling_steps

SIZES = doubling_steps(8, 512)
LAYERS = (1, 2, 3, 4)
SLIDERS = {"model.embedding_dim": SIZES, "model.hidden_size": SIZES, "model.num_layers": LAYERS}
STARTS = ("model.initial_run", "model.vectors")
_FREE = ("training.seed", "training.threads", "training.sample_every")  # a preset says nothing about these


def keys_of(group: str) -> list[str]:
    """The keys of a group of settings, as declared."""
    return [info.key for info in all_settings() if info.key.startswith(f"{group}.")]


def matching_preset(recipe: Recipe) -> Preset | None:
    """The preset whose network, training and named text settings the recipe has."""
    flat = recipe.flat()
    for preset in all_presets():
        if preset.task is not recipe.task:
            continue
        wanted = parse_recipe(combine(preset.tree)).flat()
        groups = ("model", "training", "vectors")
        keys = [key for group in groups for key in keys_of(group) if key not in _FREE]
        keys += [f"text.{name}" for name in preset.tree.get("text", {})]
        if all(flat[key] == wanted[key] for key in keys):
            return preset
    return None


def in_chinese() -> bool:
    """Whether the window speaks Chinese now."""
    return QLocale().language() == QLocale.Language.Chinese


class NetworkForm(QWidget):
    """Preset and sliders at every level; Standard and Expert add the declared settings below them.

    Signals:
        changed: {key: value}, settled.
        previewed: {key: value}, while a slider moves.
        preset_chosen: the name of a preset.
        level_chosen: the `Level` the person wants to see.
    """

    changed = Signal(object)
    previewed = Signal(object)
    preset_chosen = Signal(object)
    level_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipe = Recipe()
        self.levels = Segmented([(level, "") for level in Level])
        self.levels.chosen.connect(self._on_level_chosen)
        self.head = SectionHead(at_end=self.levels)
        self.preset = ComboField()
        self.preset.chosen.connect(self._on_preset_chosen)
        self._preset_row = FormRow("", self.preset, stacked=False, label_width=84)
        self.sliders = RecipeForm(
            [Section(list(SLIDERS), columns=3)], {key: _slider(steps) for key, steps in SLIDERS.items()}
        )
        self.exact = RecipeForm(
            [
                Section(keys_of("model"), lambda: self.tr("Network")),
                Section(keys_of("training"), lambda: self.tr("Training")),
            ],
            dict.fromkeys(STARTS, StartEditor),
            levels=dict.fromkeys(SLIDERS, Level.STANDARD),
        )
        self.vectors = vector_form()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for part in (self.head, self._preset_row, self.sliders, self.exact, self.vectors):
            layout.addWidget(part)
        layout.addStretch(1)
        for form in (self.sliders, self.exact, self.vectors):
            form.changed.connect(self.changed)
            form.previewed.connect(self.previewed)
        self.set_level(Level.SIMPLE)

    def set_level(self, level: Level) -> None:
        """Show the settings of a level."""
        self.levels.set_value(level)
        self.exact.set_level(level)
        self.vectors.set_level(level)
        self._show_forms()

    def _show_forms(self) -> None:
        """Word vectors have settings of their own, and none of a network."""
        vectors = self._recipe.task is Task.WORD_VECTORS
        self.sliders.setVisible(not vectors)
        self.exact.setVisible(not vectors and self.level() is not Level.SIMPLE)
        self.vectors.setVisible(vectors)

    def level(self) -> Level:
        """The level of now."""
        return self.exact.level()

    def set_recipe(self, recipe: Recipe) -> None:
        """Show the values of `recipe`."""
        self._recipe = recipe
        self.sliders.set_recipe(recipe)
        self.exact.set_recipe(recipe)
        self.vectors.set_recipe(recipe)
        self._show_forms()
        self._block_without_effect()
        self._show_presets()

    def set_runs(self, names: Sequence[str]) -> None:
        """Offer the runs of the project as something to begin with."""
        for key in STARTS:
            editor = self.exact.editor(key)
            assert isinstance(editor, StartEditor)
            editor.set_runs(names)

    def _block_without_effect(self) -> None:
        """Grey what changes nothing beside the other settings, and say why."""
        model = self._recipe.model
        sized = self.tr("Sizes of the layers are given one by one.") if model.layer_sizes else ""
        for form in (self.sliders, self.exact):
            for key in ("model.hidden_size", "model.num_layers"):
                form.set_blocked(key, sized)
        begins = bool(model.initial_run) or model.vectors != "random"
        own = self.tr("It needs one vocabulary for texts and answers: Text page, Expert.")
        apart = self._recipe.task.paired and not self._recipe.text.shared_vocabulary
        reasons = {
            "training.gradual_unfreezing": (
                not begins and not self._recipe.training.gradual_unfreezing,
                self.tr("Nothing that was learned before is chosen."),
            ),
            "model.activation": (model.cell is not Cell.RNN, self.tr("Only a plain RNN has a choice here.")),
            "model.skip": (len(model.widths) == 1, self.tr("One layer alone has nothing to skip.")),
            "model.tie_weights": (
                model.softmax is Softmax.ADAPTIVE,
                self.tr("An adaptive softmax has tables of its own."),
            ),
            "training.both_ways": (apart, own),
        }
        if self._recipe.task is Task.ALIGNED:  # one table for both lines, or none
            reasons["model.tie_weights"] = (apart, own)
        for key, (blocked, reason) in reasons.items():
            self.exact.set_blocked(key, reason if blocked else "")

    def _show_presets(self) -> None:
        chinese = in_chinese()
        offered = [p for p in all_presets() if p.task is self._recipe.task]
        options: list[tuple[object, str]] = [(p.name, p.title_zh if chinese else p.title) for p in offered]
        found = matching_preset(self._recipe)
        if found is None:
            options.append((None, self.tr("Your own settings")))
        self.preset.set_options(options)
        self.preset.set_value(found.name if found else None)
        why = "" if found is None else found.why_zh if chinese else found.why
        self.preset.setToolTip(why)
        usual = self.tr("The first one. It keeps how your text is read.")
        what = self.tr("A ready set of network and training settings. Everything can be changed afterwards.")
        set_help(self.preset, Help(self.tr("Preset"), in_a_row(what, why), usual=usual))

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.head.set_name(self.tr("Settings"))
        self.levels.set_texts([self.tr("Simple"), self.tr("Standard"), self.tr("Expert")])
        self.levels.setAccessibleName(self.tr("Level of settings"))
        self._preset_row.set_label(self.tr("Preset"))
        self.sliders.retranslate()
        self.exact.retranslate()
        self.vectors.retranslate()
        self._show_presets()

    def _on_level_chosen(self, level: object) -> None:
        self.set_level(Level(level))
        self.level_chosen.emit(Level(level))

    def _on_preset_chosen(self, name: object) -> None:
        if name is not None:
            self.preset_chosen.emit(name)


def _slider(steps: tuple[int, ...]) -> Callable[[SettingInfo], SettingEditor]:
    return lambda info: SliderEditor(info, steps)

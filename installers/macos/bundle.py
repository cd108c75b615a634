"""What macOS learns of the program from the Info.plist of its bundle."""

from collections.abc import Mapping
from typing import Any, Final

from installers.project import IDENTIFIER

MINIMUM_SYSTEM: Final = "14.0"
"""Oldest macOS: ONNX Runtime on Apple silicon and OpenCV on Intel are built for it."""

PROJECT_TYPE: Final = "com.photochrom.project"
"""Uniform type identifier of ``.photochrom`` files."""

PRESET_TYPE: Final = "com.photochrom.preset"
"""Uniform type identifier of ``.photochrom-preset`` files."""

PHOTO_TYPES: Final = (
    "public.jpeg",
    "public.png",
    "public.tiff",
    "org.webmproject.webp",
    "com.microsoft.bmp",
    "com.compuserve.gif",
)
"""Uniform type identifiers of the photos that are read."""

INFO_PLIST: Final[Mapping[str, Any]] = {
    "CFBundleDisplayName": "Photochrom",
    "CFBundleName": "Photochrom",
    "CFBundleIdentifier": IDENTIFIER,
    "CFBundleDevelopmentRegion": "en",
    "CFBundleLocalizations": ["en", "de", "bn"],
    "LSMinimumSystemVersion": MINIMUM_SYSTEM,
    "LSApplicationCategoryType": "public.app-category.photography",
    "NSHighResolutionCapable": True,
    # False, or macOS would force the light look on it.
    "NSRequiresAquaSystemAppearance": False,
    "NSHumanReadableCopyright": "Apache License 2.0",
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": "Photo",
            "CFBundleTypeRole": "Editor",
            # Offered under "Open With", never the default.
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": [*PHOTO_TYPES],
        },
        {
            "CFBundleTypeName": "Folder of photos",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": ["public.folder"],
        },
        {
            "CFBundleTypeName": "Photochrom project",
            "CFBundleTypeRole": "Editor",
            "LSHandlerRank": "Owner",
            "LSItemContentTypes": [PROJECT_TYPE],
        },
        {
            "CFBundleTypeName": "Photochrom preset",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Owner",
            "LSItemContentTypes": [PRESET_TYPE],
        },
    ],
    "UTExportedTypeDeclarations": [
        {
            "UTTypeIdentifier": PROJECT_TYPE,
            "UTTypeDescription": "Photochrom project",
            "UTTypeConformsTo": ["public.data", "public.content"],
            "UTTypeTagSpecification": {
                "public.filename-extension": ["photochrom"],
                "public.mime-type": ["application/x-photochrom"],
            },
        },
        {
            "UTTypeIdentifier": PRESET_TYPE,
            "UTTypeDescription": "Photochrom preset",
            "UTTypeConformsTo": ["public.json"],
            "UTTypeTagSpecification": {
                "public.filename-extension": ["photochrom-preset"],
                "public.mime-type": ["application/x-photochrom-preset"],
            },
        },
    ],
}
"""Beside what PyInstaller writes itself, such as version, icon and program."""
